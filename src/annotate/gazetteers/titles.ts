/** Words that come before a person's name, and nouns that say what a person is; written for this project. */

/** Titles and offices, in lower case without points. A run of names loses them to the person's roles. */
export const TITLES: ReadonlySet<string> = new Set(
  `mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness count countess prince princess king queen emperor sultan sheikh sheik ayatollah pope cardinal archbishop bishop reverend rev rabbi imam father sister brother pastor monsignor saint st
  president vice-president premier prime minister chancellor governor gov lieutenant lt senator sen sens representative rep reps congressman congresswoman congressmen delegate assemblyman assemblywoman councilman councilwoman councilor councillor mayor secretary undersecretary ambassador amb consul commissioner chairman chairwoman chairperson chair speaker minister attorney justice judge magistrate prosecutor solicitor sheriff constable marshal chief director deputy
  general gen lieutenant-general brigadier major maj colonel col captain capt commander cmdr admiral adm corporal cpl sergeant sgt private pvt officer detective inspector superintendent lieutenant-colonel lance field
  coach manager analyst spokesman spokeswoman spokesperson correspondent journalist reporter columnist editor author writer actor actress singer director comedian activist expert strategist pollster candidate nominee frontrunner billionaire businessman businesswoman entrepreneur economist historian filmmaker lawyer attorney democrat republican leader`.split(
    /\s+/,
  ),
);
/** Modifiers that stand before a title as part of the role: "former", "Vice", "Senior". */
export const TITLE_MODIFIERS: ReadonlySet<string> = new Set(
  'vice prime deputy assistant associate acting former ex senior chief attorney lieutenant major brigadier first second rear foreign interior defense finance house senate majority minority state national field'.split(
    ' ',
  ),
);
/** Courtesy titles: no role, and a sign that what follows is a surname. */
export const COURTESY: ReadonlySet<string> = new Set('mr mrs ms miss mx dr sir dame lord lady'.split(' '));
/** Common nouns for people: "the journalist Ken Klippenstein", "security expert Carlos Pérez Ricart". */
export const PERSON_NOUNS: ReadonlySet<string> = new Set(
  `activist actor actress adviser advisor agent aide ally ambassador analyst anchor astronaut athlete attorney author banker billionaire biographer blogger boss boxer broadcaster brother businessman businesswoman candidate captain celebrity champion chairman chairwoman chief citizen classmate coach colleague columnist comedian commander commentator commissioner composer congressman congresswoman conservative consultant contender co-founder cop correspondent counsel cousin critic daughter defender defendant delegate democrat detective developer diplomat director doctor driver economist editor employee engineer entrepreneur envoy executive expert father filmmaker financier forward founder friend general goalkeeper governor guitarist head historian host husband incumbent inspector investigator investor journalist judge justice king lawmaker lawyer leader liberal manager mayor midfielder millionaire minister model mogul mother musician neighbor neighbour nephew niece nominee novelist nurse officer official operative opponent organizer owner pastor pilot player playwright poet policeman politician pollster pope premier president priest producer professor prosecutor psychologist queen racer rapper refugee reporter representative republican researcher resident rival scholar scientist secretary senator sergeant sheriff singer sister soldier son speaker specialist spokesman spokesperson spokeswoman sprinter staffer star strategist striker student supporter surgeon suspect teacher teenager theorist trader treasurer uncle veteran victim volunteer voter widow wife winner witness worker writer`.split(
    /\s+/,
  ),
);
