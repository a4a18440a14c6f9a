// Newswire that was never written: documents made from patterns of our own, for the forms that the training collections lack (headlines
// in capitals, datelines, results, standings, markets, business briefs). Only forms are taught here; the names in the slots are drawn from
// lists, so that no name is learnt with a type that it need not have.
import { LISTS } from '../names-lists.mjs';
import { pick } from './random.mjs';

const split = (text) =>
  text
    .split(',')
    .map((entry) => entry.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
const GIVEN =
  split(`James, John, Robert, Michael, William, David, Richard, Thomas, Mark, Paul, Steven, Andrew, Kevin, Brian, George, Edward, Ronald, Anthony, Jason, Jeff, Gary, Tim, Jose, Larry, Scott, Frank, Eric, Stephen, Ray, Greg, Carlos, Luis, Juan, Pedro,
  Jorge, Miguel, Fernando, Sergio, Marco, Paolo, Giuseppe, Roberto, Gianni, Stefano, Jean, Pierre, Michel, Jacques, Philippe, Laurent, Olivier, Hans, Karl, Klaus, Juergen, Wolfgang, Stefan, Bernd, Jan, Piotr, Andrzej, Krzysztof, Vaclav, Jiri, Petr, Ivan, Boris, Sergei, Dmitry, Vladimir, Mikhail, Alexei,
  Nikolai, Yuri, Igor, Oleg, Viktor, Mehmet, Mustafa, Ahmed, Mohammed, Mohamed, Ali, Hassan, Hussein, Omar, Khaled, Abdul, Ibrahim, Yusuf, Yasser, Moshe, Shimon, Yitzhak, Benjamin, Rajiv, Sanjay, Anil, Sachin, Rahul, Imran, Wasim, Arjuna, Sanath, Kenji, Takeshi, Hiroshi, Akira, Jun, Li, Wang, Zhang, Chen,
  Kim, Park, Lee, Nguyen, Sven, Lars, Erik, Olaf, Bjorn, Anders, Mika, Jari, Goran, Zoran, Slobodan, Dragan, Milan, Mary, Patricia, Linda, Barbara, Elizabeth, Jennifer, Susan, Margaret, Lisa, Nancy, Karen, Helen, Sandra, Donna, Carol, Ruth, Sharon, Michelle, Laura, Sarah, Anna, Maria, Monica, Martina, Steffi, Arantxa,
  Conchita, Gabriela, Natalia, Irina, Olga, Svetlana, Tatiana, Elena, Katarina, Ingrid, Heike, Petra, Silvia, Giulia, Marie, Sophie, Claire, Fatima, Aisha, Benazir, Indira, Yoko, Naoko, Mei, Nelson, Desmond, Kofi, Robert, Daniel, Felix, Julius, Moses, Haile, Paula, Merlene, Inger, Nick, Phil, Chris, Alan, Ian, Graham, Neil, Craig, Shane, Darren, Wayne, Glenn, Todd, Brad, Pete, Jim, Mike, Steve, Bob, Bill, Tom, Joe, Dan, Ken, Ron, Don`);
const FAMILY =
  split(`Smith, Johnson, Williams, Jones, Brown, Davis, Miller, Wilson, Moore, Taylor, Anderson, Thomas, Jackson, White, Harris, Martin, Thompson, Garcia, Martinez, Robinson, Clark, Rodriguez, Lewis, Lee, Walker, Hall, Allen, Young, King, Wright, Lopez, Hill, Green, Adams, Baker, Nelson, Carter, Mitchell, Perez,
  Roberts, Turner, Phillips, Campbell, Parker, Evans, Edwards, Collins, Stewart, Sanchez, Morris, Rogers, Reed, Cook, Morgan, Bell, Murphy, Bailey, Cooper, Richardson, Cox, Howard, Ward, Peterson, Gray, Watson, Brooks, Kelly, Sanders, Price, Bennett, Wood, Barnes, Ross, Henderson, Coleman, Jenkins, Perry, Powell, Long, Patterson, Hughes, Flores, Butler,
  Simmons, Foster, Bryant, Russell, Griffin, Hayes, Rossi, Russo, Ferrari, Esposito, Bianchi, Romano, Colombo, Ricci, Marino, Greco, Bruno, Conti, De Luca, Costa, Di Stefano, Dubois, Durand, Leroy, Moreau, Laurent, Lefebvre, Fournier, Girard, Mercier, Mueller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Koch, Bauer, Richter,
  Klein, Wolf, Schroeder, Neumann, Schwarz, Zimmermann, Krueger, van der Berg, van Dijk, de Jong, de Boer, de Vries, Bakker, Visser, Jansen, Johansson, Andersson, Karlsson, Nilsson, Eriksson, Larsson, Olsson, Hansen, Olsen, Larsen, Nielsen, Jensen, Pedersen, Korhonen, Virtanen, Makinen, Nieminen, Nowak, Kowalski, Wisniewski, Wojcik, Kaminski, Lewandowski,
  Novak, Svoboda, Dvorak, Novotny, Horvath, Nagy, Kovacs, Szabo, Toth, Popescu, Ionescu, Petrov, Ivanov, Dimitrov, Georgiev, Smirnov, Kuznetsov, Popov, Sokolov, Lebedev, Kozlov, Morozov, Volkov, Pavlov, Medvedev, Kafelnikov, Shevchenko, Kovalenko, Bondarenko, Jovanovic, Petrovic, Nikolic, Markovic, Djordjevic, Ivanisevic, Stojkovic, Savicevic,
  Papadopoulos, Georgiou, Yilmaz, Kaya, Demir, Celik, Sahin, Cohen, Levy, Mizrahi, Peretz, Al-Hussein, al-Assad, Hussein, Hassan, Khan, Ahmed, Hamid, Rahman, Aziz, Abdullah, Akram, Younis, Malik, Singh, Sharma, Kumar, Patel, Gupta, Rao, Reddy, Kapoor, Mehta, de Silva, Perera, Fernando, Jayawardene, Ranatunga, Tanaka, Suzuki, Sato, Watanabe, Yamamoto,
  Nakamura, Kobayashi, Ito, Kato, Yoshida, Wang, Zhang, Liu, Chen, Yang, Zhao, Huang, Zhou, Kim, Park, Choi, Jung, Nguyen, Tran, Pham, Okafor, Mensah, Diallo, Traore, Keita, Mbeki, Dlamini, Kipketer, Kiptanui, Kiprono, Tergat, Bekele, Silva, Santos, Oliveira, Souza, Pereira, Lima, Carvalho, Almeida, Ribeiro, Gomes, Fernandez, Gonzalez, Hernandez, Ramirez,
  Torres, Rivera, Gomez, Diaz, Reyes, Cruz, Morales, Ortiz, Gutierrez, Chavez, Ramos, Castillo, Mendoza, Vargas, Rojas, Castro, Fuentes, O'Brien, O'Neill, O'Connor, McCarthy, McDonald, McGrath, McKenzie, McMahon, MacLeod, Fitzgerald, Gallagher, Doherty, Quinn, Duffy, Byrne`);
const CITIES =
  split(`London, Paris, Berlin, Rome, Madrid, Vienna, Brussels, Amsterdam, Moscow, Warsaw, Prague, Budapest, Bucharest, Sofia, Athens, Istanbul, Ankara, Belgrade, Zagreb, Sarajevo, Stockholm, Oslo, Copenhagen, Helsinki, Dublin, Belfast, Edinburgh, Glasgow, Lisbon, Zurich, Geneva, Bonn, Frankfurt, Munich, Hamburg, Cologne, Milan, Turin, Naples, Barcelona, Seville, Lyon,
  Marseille, Nice, Rotterdam, The Hague, Antwerp, Kiev, Minsk, Tallinn, Riga, Vilnius, Tbilisi, Baku, Yerevan, Grozny, Tirana, Skopje, Nicosia, Jerusalem, Tel Aviv, Gaza, Hebron, Ramallah, Beirut, Damascus, Amman, Baghdad, Tehran, Kuwait, Riyadh, Dubai, Manama, Cairo, Alexandria, Tripoli, Tunis, Algiers, Rabat, Khartoum, Addis Ababa, Nairobi, Kampala, Kigali, Bujumbura, Kinshasa,
  Lagos, Abuja, Accra, Monrovia, Freetown, Dakar, Abidjan, Harare, Lusaka, Maputo, Luanda, Johannesburg, Pretoria, Cape Town, Durban, Mogadishu, Kabul, Islamabad, Karachi, Lahore, Peshawar, New Delhi, Bombay, Mumbai, Calcutta, Madras, Srinagar, Dhaka, Kathmandu, Colombo, Rangoon, Bangkok, Phnom Penh, Hanoi, Ho Chi Minh City, Kuala Lumpur, Singapore, Jakarta, Manila, Hong Kong,
  Beijing, Shanghai, Taipei, Seoul, Pyongyang, Tokyo, Osaka, Kyoto, Sydney, Melbourne, Brisbane, Perth, Adelaide, Canberra, Auckland, Wellington, Toronto, Montreal, Ottawa, Vancouver, New York, Washington, Boston, Philadelphia, Baltimore, Atlanta, Miami, Orlando, Chicago, Detroit, Cleveland, Pittsburgh, Cincinnati, St. Louis, Kansas City, Minneapolis, Milwaukee, Denver, Dallas, Houston,
  San Antonio, Phoenix, Los Angeles, San Francisco, San Diego, Oakland, Seattle, Portland, Las Vegas, Mexico City, Tijuana, Ciudad Juarez, Monterrey, Guadalajara, Culiacan, Havana, Kingston, San Juan, Santo Domingo, Port-au-Prince, Guatemala City, San Salvador, Tegucigalpa, Managua, San Jose, Panama City, Bogota, Medellin, Cali, Caracas, Quito, Lima, La Paz, Santiago, Buenos Aires, Montevideo, Asuncion,
  Brasilia, Sao Paulo, Rio de Janeiro, Recife, Manchester, Liverpool, Leeds, Sheffield, Birmingham, Nottingham, Leicester, Bristol, Newcastle, Southampton, Cardiff, Swansea, Norwich, Hove, Worcester, Chelmsford, Canterbury, Taunton, Derby, Durham, Lincoln, Burnley, Dundee, Aberdeen, Perth, Cork, Limerick`);
const TEAM_LIST = split(LISTS.team);
const CLUBS = TEAM_LIST.filter((name) => !/^[A-Z]{2,4}$/.test(name));
const ORGANIZATIONS = split(LISTS.organization);
const AGENCIES = split(LISTS.agency);
const COUNTRIES = split(LISTS.country).filter((name) => name !== 'US');
const REGIONS = split(LISTS.region);
const DEMONYMS = split(LISTS.demonym).filter((name) => !name.endsWith('s'));
const ENDINGS = [
  'Corp',
  'Inc',
  'Ltd',
  'Plc',
  'Co',
  'Group',
  'Holdings',
  'AG',
  'SA',
  'Industries',
  'Bank',
  'Airlines',
  'Technologies',
  'Partners',
  'Corp.',
  'Inc.',
  'Co.',
  'NV',
  'SpA',
  'Bancorp',
  'Energy',
  'Resources',
  'Financial Corp',
  'International Inc',
  'Systems Inc',
  'Oil Co',
  'Motors',
  'Securities',
  '& Co',
  '& Sons',
  'Brothers',
  'Insurance Co',
  'Steel',
  'Telecom',
];
const BODIES = [
  'Ministry',
  'Party',
  'Union',
  'Front',
  'University',
  'Institute',
  'Bank',
  'Association',
  'Federation',
  'Commission',
  'Council',
  'Agency',
  'Committee',
  'Court',
  'Hospital',
  'Movement',
  'Congress',
  'League',
  'Army',
  'Police',
  'Foundation',
  'Authority',
  'Chamber of Commerce',
  'Department',
  'Academy',
  'College',
];
const FIELDS = [
  'Foreign',
  'Finance',
  'Interior',
  'Defence',
  'Health',
  'Trade',
  'National',
  'Central',
  'Democratic',
  'Socialist',
  'Liberal',
  "People's",
  'Workers',
  'Farmers',
  'Human Rights',
  'Labour',
  'Labor',
  'Justice',
  'Agriculture',
  'Energy',
  'Education',
  'Science',
  'Medical',
  'State',
  'Federal',
  'Supreme',
  'Electoral',
  'Reform',
  'Popular',
  'Liberation',
  'Development',
  'Olympic',
  'Football',
  'Tennis',
  'Athletics',
  'Cricket',
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'Jan',
  'Feb',
  'March',
  'April',
  'May',
  'June',
  'July',
  'Aug',
  'Sept',
  'Oct',
  'Nov',
  'Dec',
  'January',
  'February',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SPORTS = [
  'SOCCER',
  'TENNIS',
  'CRICKET',
  'BASEBALL',
  'ATHLETICS',
  'GOLF',
  'RUGBY UNION',
  'RUGBY LEAGUE',
  'CYCLING',
  'BASKETBALL',
  'MOTOR RACING',
  'SWIMMING',
  'BOXING',
  'ICE HOCKEY',
  'NFL AMERICAN FOOTBALL',
  'BADMINTON',
  'SKIING',
  'SQUASH',
  'ALPINE SKIING',
  'FIGURE SKATING',
];

// Slots: {P} full name {L} its surname {Q} another {M} its surname {I} initial and surname {T}{U} teams {C}{E} cities {N}{O} countries {R} region
// {B} organization {A} another {K} its acronym {W} news agency {D} demonym {t} city or nickname alone as a team {#} number {s} score {d} day {m} month
const PROSE = [
  '{t} reached {#} for four in reply to {u}.',
  '{t} bowled {u} out for {#} on the opening morning.',
  'By the close {t} had a lead of {#} runs.',
  '{t} captain {P} won the toss and batted against {u}.',
  'Title rivals {t}, {u} and {T} all closed in on victory while {U} drew.',
  '{L} has joined {t} from {u} for a fee of {#} million pounds.',
  'Former {t} coach {P} is to take charge of {u}.',
  'But {t} were unable to score and {u} won through a late goal by {L}.',
  '{t} must play their next home game behind closed doors.',
  '{t} are top after {#} games, two points ahead of {u}.',
  '{L} has not played for {t} since last season.',
  'It was the third straight win for {t}.',
  '{t} pitcher {P} threw a {#}-hitter as they beat {u}.',
  '{t} scored three runs in the ninth off {L}.',
  'The {k} said on {d} it would meet {K} officials.',
  '{k} leader {P} told {W} by telephone from {C}.',
  'The {k} has called a strike.',
  '{k} spokesman {P} said the group was not involved.',
  'Fighters of the {k} held {C}, a {k} commander said.',
  '{k} news agency quoted {L} as saying so.',
  'The Fed is expected to raise rates, said {P} of {B}.',
  'Traders said the {k} did not intervene.',
  'The September bond future on the {k} traded at {#}.',
  'U.S. Treasury bonds fell in {C}.',
  'The {B} and the {A} reached an accord.',
  "The {K}'s decision surprised {B}.",
  '"The {k} has acted," one analyst said.',
  'President {L} met King {M}.',
  'General {L} ordered his troops to leave {C}.',
  'Foreign Minister {P} flew to {C}.',
  "{L}'s wife {Q} lives in {C}.",
  'The {L} campaign said {M} would speak in {C}.',
  '{L} team sees no deal.',
  'Lawyers for {P} and {Q} left {C}.',
  'King {P} died in {C}.',
  'Colonel {P} and Major {Q} were shot near {C}.',
  'He asked {L} to talk to {M}.',
  '"I spoke to {L} and to {M}," said {Q}, {#}.',
  '{C} has refused to talk to {E}.',
  '{C}, which wants to keep {N} in the union, sent troops.',
  'Ties between {C} and {E} are strained.',
  'The attack on {C} came at dawn.',
  'They fought at the battle of {C}.',
  'A court in {C} county in {R} freed {P}.',
  'Crowds gathered in the {C} stadium.',
  'Ships in the Gulf were on alert.',
  'Wall Street ended higher.',
  'The road from {C} to {E} was cut.',
  '{C} stocks closed lower.',
  'Farmers in northern {N} said rain was needed.',
  '{N} government officials were in {C}.',
  'Relief workers reached {C}, {E} and {N}.',
  '{N} will play {O} in the {V}.',
  'The {D} {B} said it had no plans.',
  'He studied at the University of {C} and at {B}.',
  'The {A} of {N} said so.',
  'The Bank of {N} cut rates.',
  '{B} is based in {C}.',
  'Workers at {B} and {A} walked out.',
  '{B} chief {P} resigned.',
  '{B} stock closed at {#}.',
  '{B} and {A} are in talks.',
  '{B} spokeswoman {P} said {L} was wrong.',
  'The Organisation of {D} States met in {C}.',
  'He joined {B} in 19{#} after leaving {A}.',
  'Witnesses said so.',
  'Analysts were surprised.',
  'Officials declined to comment.',
  'Winter is coming.',
  'Sales rose {#} percent.',
  '{P} won the {V} on {d}.',
  'The {V} begins in {C} on {d}.',
  '{L}, who won the {V} twice, faces {Q} of {N}.',
  '{P} of {T} will miss the {V}.',
  'The {D} were second in the {V}.',
  '{L}, {M} and {Q} were named in the {N} squad for the {V}.',
  'Team: {P}, {L}, {Q}, {M}, {I}, {J}.',
  '{P} said on {d} that {N} would not sign the agreement with {O}.',
  '{L} told {W} in {C} that talks with {Q} had failed.',
  '"We are not going to change our plans," {L} told reporters in {C}.',
  '{D} President {P} met {D} Prime Minister {Q} in {C} on {d}.',
  'Prime Minister {P} will visit {C} and {E} next week, the {B} said.',
  'The {B} ({K}) said {N} had agreed to the plan.',
  '{K} officials in {C} declined to comment.',
  '{P}, chairman of {B}, said sales rose {#} percent.',
  '{B} said it bought {A} for ${#} million.',
  'Shares in {B} fell {#} pence to {#} while {A} gained {#}.',
  '{B} named {P} chief executive to replace {Q}.',
  'Analysts at {A} raised their rating on {B}.',
  '{B} reported second-quarter net profit of ${#} million.',
  '{B} said on {d} it would close its plant in {C}, {R}.',
  'A spokesman for {B} said the company had no comment.',
  'Officials of the {A} were not available.',
  'The {D} unit of {B} said it won a contract in {N}.',
  "{B}'s {P} said the deal with {A} was on track.",
  'Police in {C} said {#} people were killed near {E}.',
  'Rebels in northern {N} attacked the town of {C} on {d}, {W} reported.',
  '{D} troops crossed into {N} from {O}.',
  '{N} and {O} agreed to reopen the border near {C}.',
  'Refugees from {N} arrived in {C} in {R}.',
  'The {D} embassy in {C} was closed.',
  '{W} quoted {P} as saying {N} was ready.',
  '{P} was born in {C}, {R}, in 19{#}.',
  'Judge {L} ordered {Q} held without bail in {C}.',
  'Mr. {L} and Ms. {M} work for {B} in {C}, {R}.',
  'Senator {P} and Rep. {Q} attacked the {A}.',
  'Lawyers for {L} asked the {A} to hear the case.',
  '{P}, {#}, a teacher from {C}, joined the {B}.',
  '{T} beat {U} {s} in {C} on {d}.',
  '{P} scored twice as {T} defeated {U} {s}.',
  '{T} coach {P} said {L} would miss the game against {U}.',
  '{T} signed {D} striker {P} from {U} on {d}.',
  '{t} moved three points clear of {U} at the top of the league.',
  '{P} of {T} had a goal disallowed after {#} minutes.',
  "{L}'s goal gave {t} a {s} lead over {u}.",
  'In {C}, {P} hit a two-run homer and {L} drove in three runs as the {T} beat the {U} {s}.',
  '{N} beat {O} by {#} runs in the first test at {C}.',
  '{N} captain {P} won the toss against {O}.',
  '{P} of {N} beat {D} {Q} {s} in the final.',
  '{P} won the {#} metres ahead of {Q} of {O}.',
  'Former {T} manager {P} took over at {U}.',
  'Substitute {P} equalised for {N} before {M} headed the winner for {O}.',
  '{T}, {U} and {t} all won at home.',
  'The {T} traded {P} to the {U} for {Q}.',
  'Seeded second, {P} plays {Q} in {C} on {d}.',
  '{P} ({N}) led {Q} ({O}) by {#} seconds.',
  'The {T} won for the third time in {#} games.',
  '{t}, who lost to {u} last week, play {T} next.',
];
const LINES = {
  results: [
    '{T} {#} {U} {#}',
    '{t} {#} {u} {#}',
    '{t} {#} {u} {#} (halftime {s})',
    '{N} {#} {O} {#}',
    '{T} v {U}',
    '{t} AT {C}',
    '{T} {s} {U}',
    '{t} - {#} {u} - {#}',
    'In {C}: {T} {#} {U} {#}',
    '{C}: {T} {#} and {#} ({I} {#}; {J} {s}), {U} {#}.',
    '{T} {#} ({P} {#}) {U} {#}. Halftime {s}. Attendance {#},000',
  ],
  standings: [
    '{D} LEAGUE',
    'EASTERN DIVISION',
    'W L PCT GB',
    'FIRST DIVISION',
    'P W D L F A PTS',
    '{t} {#} {#} .{#} -',
    '{t} {#} {#} .{#} {#} 1/2',
    '{T} {#} {#} {#} {#} {#} {#} {#}',
    '{t} {#} {#} {#} {#} {#} {#} {#}',
    '{t} {#} points',
    '{N} {#} {#} {#} {#} {#} {#} {#}',
    '{#}. {T} {#}',
    '{T} {#} points, {U} {#}.',
  ],
  ranking: [
    '{#}. {P} ({N}) {#}.{#}',
    '{#}. {P} ({N}) {#} minutes {#} seconds',
    '{#}. {P} ({O}) {T} {#} points',
    '{#} {P} {#} {#} {#}',
    '{#}. {P} {#}',
    '{#} - {P} beat {Q} {s} {s}',
    '{P} ({N}) beat {Q} ({O}) {s} {s}',
    '{#}-{P} ({N}) beat {Q} ({O}) {s} {s}',
    '{#} {P} ({N}) {#} {#}',
    '{#}. {N} ({P}, {Q}) {#}.{#}',
    '{P} beat {#}-{Q} ({N}) {s} {s}',
    '{#}. {P}, {N}, {B}, {#}',
  ],
  scorecard: [
    '{P} c {L} b {M} {#}',
    '{I} not out {#}',
    '{P} lbw b {M} {#}',
    'Bowling: {L} {#}-{#}-{#}-{#}, {M} {#}-{#}-{#}-{#}',
    'Scorers: {P} {#}, {Q} {#} penalty',
    '{T}: {P} {#}, {Q} {#}',
    '{N}: {P} {#}, {Q} {#}',
    'Team: {P} (captain), {Q}, {I}, {L}, {M}',
    '{N}: {L}, {M}; {P}, {Q}',
    'Goalkeepers - {P} ({T}), {Q} ({U})',
    'Defenders - {P}, {Q} (both {T}), {I} ({U})',
    '{P} ({T}), {Q} ({U})',
    'W - {L} ({#}-{#}). L - {M} ({#}-{#}).',
    '{L}, {P}, {Q}, {I},',
    '{L}, {M}, {P}',
    '{M}, {L}.',
    '{L}',
    '{#} {P}, {Q} ({N}), {I}',
    '{L}, {Q} and {P}',
    'Did not bat: {L}, {M}, {J}.',
    '{L} {#}-{#}-{#}-{#}, {M} {#}-{#}-{#}-{#}, {P}',
    '{#} {d} First test (at {C})',
    'Extras ({#}) {#}',
    'Total ({#} wickets) {#}',
    '{d} {#} v {T} (at {C}, two days)',
  ],
  markets: [
    '-- {C} newsroom +{#} {#} {#}',
    '-- {P}, {C} newsroom {#} {#}',
    '{C} {#}.{#} up {#}.{#}',
    '{B} {#} + {#}',
    '{B} shr ${#} vs ${#}',
    '{C} spot {#}.{#}',
    '{N} {#} pct {#}',
    '-- {X} +{#} {#} {#}',
    '-- {P}, {X} +{#} {#} {#}',
    '-- By {P}, {X}',
    '({X} +{#} {#})',
    'By {P}',
    '{P}',
    'CENTER: {C}, {R}',
    'Note: {B} and {A} traded higher.',
    '{W} has not verified these stories.',
    '- {P} resigns as head of {B}.',
    '- {N} and {O} sign trade pact.',
    '- {B} to merge with {A}.',
  ],
};
const HEADS = [
  '{P} wins in {C}.',
  '{N}, {O} sign pact.',
  '{B} to buy {A}.',
  "{N}'s {L} says {O} aiding rebels.",
  '{T} beat {U} {s}.',
  '{L} leads {N} to win over {O}.',
  '{B} Q2 net up.',
  'Shares in {C} end higher.',
  '{D} police arrest {P}.',
  '{L} meets {M} in {C}.',
  '{N} league results.',
  '{D} leader {L} visits {N}.',
  'Bomb kills {#} in {C}.',
  '{L} urges {N} to join {K}.',
  '{B} names {P} chairman.',
  '{t} hold {u} to draw.',
  '{P} joins {T}.',
];
const SPORT_HEADS = [
  '{N} LEAGUE RESULTS.',
  '{L} WINS {C} OPEN.',
  '{T} BEAT {U}.',
  '{L}, {M} ADVANCE IN {C}.',
  '{D} FIRST DIVISION STANDINGS.',
  'LEADING SCORES AT {V}.',
  '{V} RESULTS.',
  '{V} STANDINGS.',
  '{L} LEADS {V}.',
  'RESULTS OF {D} LEAGUE MATCHES.',
  '{P} SIGNS FOR {T}.',
  '{N} V {O} SCOREBOARD.',
  '{N} BEAT {O} {s}.',
  '{P} BACK IN {N} SQUAD.',
  'LEADING SCORES AFTER {C} OPEN.',
  '{N} NAME TEAM TO PLAY {O}.',
  'MAJOR LEAGUE STANDINGS AFTER {d} GAMES.',
];

const PERSON = 0;
const ORGANIZATION = 1;
const PLACE = 2;

function slotsOf(random) {
  const number = () => String(Math.floor(random() ** 2 * 100) + 1);
  const surname = () => {
    const drawn = random();
    if (drawn < 0.12) return madeUpWord(random);
    return drawn < 0.17 ? `${pick(random, FAMILY)}-${pick(random, FAMILY)}` : pick(random, FAMILY);
  };
  const given = () => {
    const drawn = random();
    if (drawn < 0.08) return madeUpWord(random);
    return drawn < 0.12 ? `${pick(random, GIVEN)}-${pick(random, GIVEN)}` : pick(random, GIVEN);
  };
  const family = [surname(), surname()];
  const initial = () => `${String.fromCharCode(65 + Math.floor(random() * 26))}. `;
  const company = () =>
    `${random() < 0.5 ? pick(random, FAMILY) : random() < 0.5 ? `${pick(random, CITIES)}` : pick(random, ORGANIZATIONS)} ${pick(random, ENDINGS)}`;
  const body = () =>
    `${random() < 0.5 ? `${pick(random, [pick(random, DEMONYMS), pick(random, CITIES), 'National'])} ` : ''}${pick(random, FIELDS)} ${pick(random, BODIES)}`;
  const organization = () =>
    random() < 0.35
      ? pick(random, ORGANIZATIONS)
      : random() < 0.5
        ? company()
        : random() < 0.7
          ? body()
          : random() < 0.5
            ? `${pick(random, FAMILY)} & ${pick(random, FAMILY)}`
            : madeUpWord(random);
  const team = () => (random() < 0.65 ? pick(random, CLUBS) : random() < 0.5 ? pick(random, CITIES) : madeUpWord(random));
  const cityTeam = () => (random() < 0.6 ? pick(random, CITIES) : random() < 0.8 ? pick(random, CLUBS) : madeUpWord(random));
  const event = () =>
    random() < 0.12
      ? pick(random, [
          'U.S. Open',
          'World Cup',
          'World Series',
          'Super Bowl',
          'Champions League',
          'Gulf War',
          'World War',
          'Nobel Prize',
          'Tour de France',
          'Premier League',
          'Stanley Cup',
          'Ryder Cup',
        ])
      : `${pick(random, [pick(random, CITIES), pick(random, COUNTRIES), pick(random, DEMONYMS), 'World', 'European', 'National', 'American', 'Olympic', 'Commonwealth', 'Davis', 'Masters'])} ${pick(random, ['Open', 'Cup', 'Games', 'Grand Prix', 'Championship', 'Championships', 'Classic', 'Masters', 'Marathon', 'Festival', 'League', 'First Division', 'Series', 'Accord', 'Treaty', 'Prize', 'Day'])}`;
  const first = organization();
  const acronym = first
    .split(/[ -]/)
    .filter((word) => /^[A-Z]/.test(word))
    .map((word) => word.charAt(0))
    .join('');
  const person = (last) => (random() < 0.06 ? `${given()} ${initial()}${last}` : `${given()} ${last}`);
  const [one, two] = [person(family[0]), person(family[1])];
  const place = () => (random() < 0.75 ? pick(random, CITIES) : madeUpWord(random));
  const fixed = {
    P: [one, PERSON],
    Q: [two, PERSON],
    L: [family[0], PERSON],
    M: [family[1], PERSON],
    I: [initial() + family[0], PERSON],
    J: [initial() + family[1], PERSON],
    T: [team(), ORGANIZATION],
    U: [team(), ORGANIZATION],
    t: [cityTeam(), ORGANIZATION],
    u: [cityTeam(), ORGANIZATION],
    C: [place(), PLACE],
    E: [place(), PLACE],
    N: [pick(random, COUNTRIES), PLACE],
    O: [pick(random, COUNTRIES), PLACE],
    R: [pick(random, REGIONS), PLACE],
    B: [first, ORGANIZATION],
    A: [organization(), ORGANIZATION],
    X: [`${pick(random, CITIES)} ${pick(random, ['Newsroom', 'Bureau', 'Newsroom', 'Desk'])}`, ORGANIZATION],
    V: [event(), -1],
    k: [initials(random), ORGANIZATION],
    K: [acronym.length > 1 ? acronym : 'U.N.', ORGANIZATION],
    W: [pick(random, AGENCIES), ORGANIZATION],
    D: [pick(random, DEMONYMS), -1],
    d: [pick(random, DAYS), -1],
    m: [pick(random, MONTHS), -1],
  };
  return (slot) => fixed[slot] ?? [slot === 's' ? `${Math.floor(random() * 8)}-${Math.floor(random() * 8)}` : number(), -1];
}

const ONSETS = split('B, Br, C, D, F, G, Gr, H, J, K, L, M, N, P, R, S, St, T, Tr, V, W, Z, Ch, Sh, Kr, Pl');
const VOWELS = split('a, e, i, o, u, ai, ou, ia');
const CODAS = split('n, r, l, s, t, m, k, x, nd, rt, ck, ng, v');
const initials = (random) =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => String.fromCharCode(65 + Math.floor(random() * 26))).join('');
/** A word that no list knows. */
function madeUpWord(random) {
  let word = pick(random, ONSETS) + pick(random, VOWELS) + pick(random, CODAS);
  if (random() < 0.7) word += pick(random, VOWELS) + (random() < 0.6 ? pick(random, CODAS) : '');
  return word;
}

function fill(pattern, slots, upper = false) {
  let text = '';
  const spans = [];
  for (const part of pattern.split(/(\{.\})/)) {
    const slot = /^\{(.)\}$/.exec(part)?.[1];
    const [words, type] = slot === undefined ? [part, -1] : slots(slot);
    const shown = upper ? words.toUpperCase() : words;
    if (type >= 0) spans.push({ start: text.length, end: text.length + shown.length, type });
    text += shown;
  }
  return { text, spans };
}

/** One made-up document: a headline, a dateline, and prose or tables. */
export function makeDocument(random) {
  const slots = slotsOf(random);
  const paragraphs = [];
  const isSport = random() < 0.5;
  if (isSport) {
    const sport = pick(random, SPORTS);
    const head = fill(pick(random, random() < 0.5 ? SPORT_HEADS : HEADS), slots, true);
    const lead = `${sport} - `;
    paragraphs.push({
      text: lead + head.text,
      spans: head.spans.map((span) => ({ ...span, start: span.start + lead.length, end: span.end + lead.length })),
    });
  } else paragraphs.push(fill(pick(random, HEADS), slots, random() < 0.3));
  if (random() < 0.3) paragraphs.push(fill('{P}', slots));
  const dateline = random();
  if (dateline < 0.5)
    paragraphs.push(
      fill(
        `{C}${random() < 0.15 ? ', {N}' : ''} ${1990 + Math.floor(random() * 35)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
        slots,
        false,
      ),
    );
  if (dateline < 0.4) {
    const last = paragraphs.at(-1);
    const end = last.spans[0].end;
    last.text = last.text.slice(0, end).toUpperCase() + last.text.slice(end);
  }
  const sentences = 1 + Math.floor(random() * 6);
  for (let i = 0; i < sentences; i++) {
    const sentence = fill(pick(random, PROSE), random() < 0.6 ? slots : slotsOf(random));
    if (i === 0 && dateline >= 0.5 && dateline < 0.9) {
      const city = slots('C')[0].toUpperCase();
      const lead = `${city}${random() < 0.5 ? ` (${pick(random, AGENCIES)})` : ''} ${random() < 0.5 ? '—' : '-'} `;
      const spans = sentence.spans.map((span) => ({ ...span, start: span.start + lead.length, end: span.end + lead.length }));
      spans.unshift({ start: 0, end: city.length, type: PLACE });
      const agency = lead.indexOf('(');
      if (agency >= 0) spans.splice(1, 0, { start: agency + 1, end: lead.indexOf(')'), type: ORGANIZATION });
      paragraphs.push({ text: lead + sentence.text, spans });
    } else paragraphs.push(sentence);
  }
  if (isSport || random() < 0.3) {
    const kind = isSport ? pick(random, ['results', 'standings', 'ranking', 'scorecard', 'results', 'standings']) : 'markets';
    const pattern = pick(random, LINES[kind]);
    const upper = random() < 0.25;
    for (let i = 0, rows = 2 + Math.floor(random() * 6); i < rows; i++)
      paragraphs.push(fill(random() < 0.7 ? pattern : pick(random, LINES[kind]), slotsOf(random), upper));
  }
  return paragraphs;
}
