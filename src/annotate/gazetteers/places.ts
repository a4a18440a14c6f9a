/**
 * Countries, states, regions and large cities, with the short forms that news uses; written for this project.
 *
 * `PLACE_FORMS` unites spellings of one place: form → name. Everything is compared by its exact letters after points are
 * dropped, because "US" and "us" are different words.
 */
const COUNTRIES = `Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Bosnia-Herzegovina|Bosnia and Herzegovina|Botswana|Brazil|Britain|Great Britain|Brunei|Bulgaria|Burkina Faso|Burma|Burundi|Cambodia|Cameroon|Canada|Cape Verde|Central African Republic|Chad|Chile|China|Colombia|Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechoslovakia|Denmark|Djibouti|Dominica|Dominican Republic|Ecuador|Egypt|El Salvador|England|Eritrea|Estonia|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|Greenland|Grenada|Guatemala|Guinea|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Northern Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Korea|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macedonia|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|South Korea|Norway|Oman|Pakistan|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Sudan|Soviet Union|Spain|Sri Lanka|Sudan|Suriname|Swaziland|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Tibet|Togo|Trinidad|Tobago|Tunisia|Turkey|Turkmenistan|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States|United States of America|America|Uruguay|Uzbekistan|Vatican|Venezuela|Vietnam|Wales|Yemen|Yugoslavia|Zaire|Zambia|Zimbabwe|Holland|Chechnya|Crimea|Dagestan|Abkhazia|Kurdistan|Bermuda|East Timor|Gibraltar|Guam`;
const STATES = `Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|Alberta|British Columbia|Manitoba|Nova Scotia|Saskatchewan|New South Wales|Queensland|Tasmania|Kashmir|Punjab|Gujarat|Bavaria|Saxony|Catalonia|Andalusia|Normandy|Brittany|Tuscany|Sicily|Sardinia|Lombardy|Chiapas|Sinaloa|Jalisco|Guerrero|Michoacán|Michoacan|Sonora|Chihuahua|Tamaulipas|Veracruz|Oaxaca|Yucatán|Durango|Nuevo León|Baja California|Fla|Calif|Tex|Mass|Pa|Va|Wis|Minn|Mich|Conn|Ariz|Colo|Ga|Ill|Ky|La|Md|Mo|Nev|Ore|Tenn|Wash|Okla|Ala|NC|NJ|NM|NH|NY|SC`;
const REGIONS = `Africa|Antarctica|Asia|Central America|Central Asia|Eastern Europe|Europe|Latin America|Middle East|North Africa|North America|Oceania|South America|South Asia|Southeast Asia|Southeast Asian|Western Europe|Western Hemisphere|West Africa|East Africa|Balkans|Caribbean|Caucasus|Scandinavia|Siberia|Arctic|Baltics|Persian Gulf|Gulf|Gaza|Gaza Strip|West Bank|Golan Heights|Sinai|Sahara|Sahel|Midwest|New England|Silicon Valley|Wall Street|Bay Area|South China Sea|Black Sea|Red Sea|Mediterranean|Atlantic|Pacific|Indian Ocean|Rio Grande|Bosphorus|Himalayas|Alps|Andes|Danube|Nile|Rhine|Thames|Volga|Amazon|Mississippi River|Capitol Hill|White House|Kremlin|Pentagon|Downing Street|Manhattan|Brooklyn|Queens|Bronx|Staten Island|Harlem|Hollywood|Long Island|Cape Cod|Guantánamo|Guantanamo Bay|Guantanamo|Donbas|Donbass|Darfur|Kandahar|Helmand|Fallujah|Mosul|Aleppo|Idlib|Raqqa|Tikrit|Kirkuk|Nagorno-Karabakh|Benghazi|Camp David|Ground Zero|Times Square|Yorkshire|Cornwall|Kent|Sussex|Surrey|Essex|Devon|Lancashire`;
const CITIES = `Abidjan|Abu Dhabi|Abuja|Accra|Addis Ababa|Adelaide|Alexandria|Algiers|Almaty|Amman|Amsterdam|Anchorage|Ankara|Antwerp|Athens|Atlanta|Auckland|Austin|Baghdad|Baku|Bali|Baltimore|Bangalore|Bangkok|Barcelona|Basel|Basra|Beijing|Beirut|Belfast|Belgrade|Berlin|Berne|Bern|Birmingham|Bogotá|Bogota|Bombay|Bonn|Bordeaux|Boston|Brasília|Brasilia|Bratislava|Brisbane|Bristol|Brussels|Bucharest|Budapest|Buenos Aires|Buffalo|Bujumbura|Cairo|Calcutta|Calgary|Cambridge|Canberra|Cancún|Cancun|Cape Town|Caracas|Cardiff|Casablanca|Charleston|Charlotte|Chicago|Cincinnati|Ciudad Juárez|Ciudad Juarez|Cleveland|Cologne|Colombo|Columbus|Copenhagen|Culiacán|Culiacan|Dakar|Dallas|Damascus|Dayton|Delhi|New Delhi|Denver|Des Moines|Detroit|Dhaka|Doha|Dortmund|Dubai|Dublin|Durban|Durham|Düsseldorf|Duesseldorf|Edinburgh|Edmonton|El Paso|Florence|Frankfurt|Freetown|Geneva|Genoa|Glasgow|Gothenburg|Grozny|Guadalajara|Guatemala City|Guangzhou|Hague|The Hague|Hamburg|Hanoi|Hanover|Harare|Havana|Hebron|Helsinki|Hiroshima|Ho Chi Minh City|Hong Kong|Honolulu|Houston|Hyderabad|Indianapolis|Islamabad|Istanbul|Izmir|Jacksonville|Jakarta|Jerusalem|Johannesburg|Kabul|Kampala|Kansas City|Karachi|Kathmandu|Khartoum|Kiev|Kyiv|Kharkiv|Kigali|Kingston|Kinshasa|Kobe|Kolkata|Kraków|Krakow|Kuala Lumpur|Kyoto|Lagos|Lahore|La Paz|Las Vegas|Leeds|Leicester|Leipzig|Lille|Lima|Lisbon|Little Rock|Liverpool|Ljubljana|London|Los Angeles|Louisville|Luanda|Lusaka|Lyon|Lyons|Macau|Madrid|Málaga|Managua|Manchester|Manila|Marseille|Marseilles|Mecca|Medellín|Melbourne|Memphis|Mexico City|Miami|Milan|Milwaukee|Minneapolis|Minsk|Mogadishu|Mombasa|Monrovia|Monterrey|Montevideo|Montreal|Moscow|Mumbai|Munich|Nagasaki|Nairobi|Nantes|Naples|Nashville|New Orleans|New York City|Newark|Newcastle|Nice|Nicosia|Norfolk|Nottingham|Oakland|Odessa|Oklahoma City|Omaha|Orlando|Osaka|Oslo|Ottawa|Oxford|Palermo|Panama City|Paris|Perth|Philadelphia|Phoenix|Phnom Penh|Pittsburgh|Port-au-Prince|Portland|Porto|Prague|Pretoria|Providence|Puebla|Puerto Vallarta|Pyongyang|Quito|Rabat|Raleigh|Ramallah|Rangoon|Reykjavik|Richmond|Riga|Rio de Janeiro|Rio|Riyadh|Rome|Rotterdam|Sacramento|Saigon|Salt Lake City|Salzburg|San Antonio|San Diego|San Francisco|San Jose|San José|San Juan|San Salvador|Santiago|Santo Domingo|São Paulo|Sao Paulo|Sapporo|Sarajevo|Savannah|Seattle|Seoul|Seville|Shanghai|Sheffield|Shenzhen|Sofia|Southampton|St Louis|St. Louis|St Petersburg|St. Petersburg|Stockholm|Strasbourg|Stuttgart|Sydney|Taipei|Tallinn|Tampa|Tashkent|Tbilisi|Tegucigalpa|Tehran|Tel Aviv|Tijuana|Tokyo|Toronto|Trieste|Tripoli|Tucson|Tulsa|Tunis|Turin|Ulster|Utrecht|Valencia|Vancouver|Venice|Vienna|Vilnius|Vladivostok|Warsaw|Wellington|Winnipeg|Wuhan|Yangon|Yerevan|Zagreb|Zaragoza|Zürich|Zurich`;

export const PLACE_NAMES: ReadonlySet<string> = new Set([COUNTRIES, STATES, REGIONS, CITIES].join('|').split('|'));

/** States as datelines and party labels shorten them; "Mo", "La", "Ill" and "Wash" are other words too often. */
const STATE_FORMS =
  'Ala=Alabama Ariz=Arizona Calif=California Colo=Colorado Conn=Connecticut Del=Delaware Fla=Florida Ga=Georgia Ind=Indiana Kan=Kansas Ky=Kentucky Md=Maryland Mass=Massachusetts Mich=Michigan Minn=Minnesota Neb=Nebraska Nev=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York NC=North_Carolina ND=North_Dakota Okla=Oklahoma Ore=Oregon Pa=Pennsylvania RI=Rhode_Island SC=South_Carolina SD=South_Dakota Tenn=Tennessee Tex=Texas Vt=Vermont Va=Virginia WVa=West_Virginia Wis=Wisconsin Wyo=Wyoming';

/** Form → the name that it stands for; only where the form has no other common reading in news. */
export const PLACE_FORMS: ReadonlyMap<string, string> = new Map([
  ['US', 'United States'],
  ['USA', 'United States'],
  ['United States of America', 'United States'],
  ['UK', 'United Kingdom'],
  ['Great Britain', 'United Kingdom'],
  ['Britain', 'United Kingdom'],
  ['UAE', 'United Arab Emirates'],
  ['USSR', 'Soviet Union'],
  ['DC', 'Washington'],
  ['Washington DC', 'Washington'],
  ['New York City', 'New York'],
  ['LA', 'Los Angeles'],
  ['Holland', 'Netherlands'],
  ['Vatican City', 'Vatican'],
  ['Kiev', 'Kyiv'],
  ['Peking', 'Beijing'],
  ['Burma', 'Myanmar'],
  ['Bombay', 'Mumbai'],
  ['Calcutta', 'Kolkata'],
  ['Washington, DC', 'Washington'],
  ...STATE_FORMS.split(' ').map((pair): [string, string] => {
    const [form = '', name = ''] = pair.split('=');
    return [form, name.replaceAll('_', ' ')];
  }),
]);

/** Last words of names of places. */
export const PLACE_ENDINGS: ReadonlySet<string> = new Set(
  `City River Lake Mountain Mountains Valley Island Islands County Province Region Peninsula Bay Sea Ocean Strait Desert Beach Hills Heights Springs Falls Creek Canyon Forest Park Street Avenue Road Boulevard Square Bridge Airport Harbor Harbour Port Canal Coast Gulf Plaza Highway Parkway Township Village District Border Canyon Cape Point Ridge Plateau Basin Shore`.split(
    ' ',
  ),
);
/** First words of names of places. */
export const PLACE_BEGINNINGS: ReadonlySet<string> = new Set(
  'Mount Lake Fort Cape Port Mt Upper Lower Northern Southern Eastern Western North South East West Central'.split(' '),
);
