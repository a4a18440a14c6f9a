/**
 * Given names that are common in English-language news, of many origins; written for this project.
 *
 * Evidence only: a run of names that begins with one is probably a person. Names that are commoner as words or as places
 * ("Will", "Jordan", "Paris") are left out or weigh the same as the rest, because the context decides there.
 */
const NAMES = `
aaron abby abdel abdul abdullah abe abel abigail abraham adam adel adele adnan adolf adrian adriana agnes ahmad ahmed aidan aisha akbar akira al alain alan albert alberto
aldo alejandra alejandro alessandro alex alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia alison allan allen allison alma alphonse alvaro alvin
alyssa amanda amber amelia amin amir amos amy ana anastasia anders andre andrea andreas andrei andres andrew andrey andrzej andy angel angela angelo angie anita ann anna anne annette annie
ansel anthony antoine anton antonia antonio antony april arash archie ariel arlene armando arnaud arnold art arthur arturo arun ashley ashraf astrid audrey august augusto austin ava
axel ayman babak barack barbara barney barry bart bashar bashir basil beatrice beatriz becky ben benedict benjamin benny bernadette bernard bernardo bernice bernie bert bertrand beth betsy
betty beverly bianca bill billy bjorn blaine blake blanca bob bobby bonnie boris boyd brad bradley brandon brenda brendan brent bret brett brian brianna bridget britney brittany bruce bruno
bryan bryce byron caitlin caleb calvin cameron camilla camille candice carl carla carlo carlos carly carmen carol carole carolina caroline carolyn carrie carter casey cassandra catalina
catherine cathy cecil cecilia cedric celia cesar chad chandra charlene charles charlie charlotte chelsea cheryl chester chloe chris christian christiane christina christine christophe christopher chuck
ciaran cindy claire clara clarence claude claudia claudio clay clayton cliff clifford clint clinton clive clyde cody colin colleen connie connor conor conrad constance corey cornelius cory
craig cristian cristina cristobal crystal curtis cynthia cyril cyrus dale damian damien damon dan dana daniel daniela daniele danielle danny daphne darius darlene darrell darren darryl dave david
dawn dean deanna debbie deborah debra declan dee deepak deirdre delia denis denise dennis derek derrick desmond devin dexter diana diane didier diego dieter dietmar dimitri dinesh dirk
dmitri dmitry dolores dominic dominique don donald donna donovan dora doris dorothy doug douglas drew duane duncan dustin dwayne dwight dylan earl ed eddie edgar eduardo edith edmund edna eduard
edward edwin eileen elaine eleanor elena eli elias elijah elisa elisabeth elise elizabeth ella ellen elliot elliott elmer elon elsa elvira elvis emanuel emilia emilio emily emma emmanuel enrico
enrique eric erica erich erik erika erin ernest ernesto ernst esteban esther ethan eugene eugenio eva evan evelyn evo fabian fabio faisal farah farid farouk fatima federico felicia felipe felix
fernanda fernando fidel fiona flora florence floyd frances francesca francesco francine francis francisco franco francois frank frankie franklin franz fred freddie frederic frederick frederik
fritz gabriel gabriela gabriele gail galina gareth gary gavin gene genevieve geoff geoffrey georg george georges georgina gerald gerard gerardo gerhard gerry ghulam giancarlo gianni gilbert
gilberto gina gino giorgio giovanni gisele giuseppe gladys glen glenn gloria gordon grace graham grant greg gregg gregor gregorio gregory greta gretchen grigory guido guillermo gunter gus gustav
gustavo guy gwen gwendolyn hadi hal hamid hamza hank hannah hans harold harriet harris harrison harry hartmut harvey hasan hashim hassan heather hector heidi heinrich heinz helen helena
helga helmut henri henrik henrique henry herbert herman hermann hilary hillary hiroshi holly homer horace horst hosni houston howard hubert huda hugh hugo humberto hussein ian ibrahim ida ignacio
igor ike ilya imran ines ingrid ira irene irina iris irma irving isaac isabel isabella isabelle isaiah ismail israel ivan ivo jack jackie jackson jacob jacqueline jacques jaime jake jamal james jamie
jan jana jane janet janice jared jason jasmine javier jay jean jeanette jeanne jeb jeff jeffrey jen jenna jennifer jenny jens jeremy jeremiah jerome jerry jesse jessica jesus jill jim jimmy jo joachim
joan joann joanna joanne joao joaquin jochen jody joe joel joerg joey johan johann johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua josie joy joyce juan juanita judd jude
judith judy julia julian juliana julie juliet julio julius jun june jurgen justin kamal kamala karen karim karin karl karla kate katherine kathleen kathryn kathy katie katrina kay kayla keith kelly
kelvin ken kenji kenneth kenny kent kerry kevin khaled khalid kim kimberly kirk kirsten kirstjen klaus kofi konstantin kristen kristin kristina kurt kyle lamar lance larry lars laura lauren laurence
laurent laurie lawrence lea leah lee leila lena leo leon leonard leonardo leonid leroy leslie lester levi lewis liam lila lilian liliana lillian lily linda lindsay lindsey lionel lisa liz liza lloyd
lois lola lora loren lorenzo loretta lori lorraine lou louis louise lourdes luc luca lucas lucia luciano lucille lucy ludwig luis luisa luiz luke luther lydia lyle lynn lynne mabel madeleine madison
magdalena magnus mahmoud mahmud malcolm malik mamadou mandy manfred manuel manuela mara marc marcel marcela marcelo marcia marcio marco marcos marcus margaret margarita margot maria mariah mariam
marian mariana marianne marie marilyn marina mario marion marisa marissa marjorie mark markus marlene marlon marsha marshall marta martha martin martina marty marvin marwan mary masha mason massimo mateo
mathew mathieu matt matteo matthew matthias maureen maurice mauricio mauro max maxim maxime maxine maya megan mehdi mehmet mel melania melanie melinda melissa melvin mercedes meredith merrick michael michaela
michel michele michelle mickey miguel mihail mike mikhail milan mildred miles milos milton mimi mindy miriam mitch mitchell mitt mo moammar mohamed mohammad mohammed mohsen moises molly mona monica monique
morgan morris moses muammar muhammad murray mustafa myra myron nabil nadia nadine naftali nancy naomi narendra natalia natalie natasha nathan nathaniel neil nelson nestor nia nicholas nick nicola nicolas
nicole nigel nikita nikki nikolai nina noah noel nora norbert norma norman octavio olaf oleg olga oliver olivia olivier omar orlando orrin oscar osama oswald otto owen pablo paige pamela paola paolo pascal
pat patricia patricio patrick patsy patti patty paul paula paulo pavel pedro peggy penelope penny percy perry pervez pete peter petr petra phil philip philippa philippe phillip phoebe phyllis pierre
piers pietro piotr polly preston priscilla priya quentin quincy rachel rafael raheem rahul raj rajiv ralph ramesh ramon ramzi rand randall randolph randy raoul raphael rashid raul ravi ray raymond rebecca
reggie regina reginald reid reinhard rene renee rex reza rhonda ricardo riccardo rich richard rick ricky riley rita rob robert roberta roberto robin rod roderick rodney rodolfo rodrigo roger roland rolf
roman romano romeo ron ronald ronnie rory rosa rosario rosemary ross roxanne roy ruben rudolf rudolph rudy rufus rupert russ russell ruth ryan sabrina saddam saeed saif salim sally salman salvador
sam samantha samir sammy samuel sandra sandy sanjay sara sarah sasha saul scott sean sebastian selma serena serge sergei sergey sergio seth shane shannon sharon shaun shawn sheila sheldon shelley shelly
sherry shimon shinzo shirley sid sidney sigmar silvia silvio simon simone sofia sonia sonya sophia sophie spencer stacey stacy stan stanley stefan stefano stella stephan stephane stephanie stephen sterling
steve steven stewart stuart sue summer sunil susan susanna susanne susie suzanne sven sylvia sylvester tahir takeshi tamara tamir tania tanya tara tariq tatiana tatyana ted teddy terence teresa teri terrance terrence terri
terry tess thabo thaddeus theo theodore theresa therese thierry thomas tiffany tim timothy tina tobias toby todd tom tomas tommy toni tony tracey traci tracy travis trent trevor trey tricia tristan troy tucker tulsi
tyler ulrich umberto ursula valentina valerie vanessa vaughn vera vernon veronica viacheslav vicki vicky victor victoria vijay viktor vince vincent vincenzo viola violet virginia vitaly vivian vladimir
vladislav volker wade waleed wallace walt walter wanda warren wayne wendell wendy werner wesley whitney wilbur wilfred wilhelm will willard william willie wilma winston wolfgang woody xavier yanis yasser
yasmin yitzhak yolanda yosef yousef yuri yusuf yves yvette yvonne zac zach zachary zahra zainab zoe zoltan`;

export const FIRST_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));
