/** Surnames that are seldom anything else, common ones and those of people much in the news; written for this project. */
const NAMES = `Abbas Adams Albright Anderson Ardern Assange Assad Barr Bernanke Biden Blair Blinken Boehner Bolsonaro Brennan Brezhnev Buttigieg Bezos Berlusconi Cameron
Castro Chavez Cheney Churchill Clinton Comey Corbyn Cruz Cuomo Davis DeSantis DeVos Draghi Duterte Eisenhower Erdogan Fauci Feinstein Fillon Flynn Garcia Ghani Giuliani Gillibrand Gingrich Giscard
Goldberg Gonzalez Gorbachev Gorsuch Grassley Guterres Haley Harris Hawley Hernandez Hollande Hussein Jackson Johnson Jones Kaine Karzai Kavanaugh Kennedy Kerry Khamenei Khomeini Kim Kissinger Klobuchar Kohl Kushner
Lavrov Lopez Lula Macron Maduro Manafort Manchin Martinez Mattis McCain McCarthy McConnell Medvedev Merkel Miller Milosevic Mitterrand Modi Mnuchin Mubarak Mueller Musk Mussolini Netanyahu Newsom Nixon Obama
Orban Pelosi Pence Perez Pompeo Powell Putin Rabin Ramirez Reagan Renzi Roberts Robinson Rodriguez Romney Roosevelt Rosenstein Rubio Rumsfeld Ryan Sanchez Sarkozy Scalise Schiff Scholz
Schroeder Schumer Sinema Smith Snowden Soros Sotomayor Spicer Stalin Starmer Stoltenberg Sunak Thatcher Thomas Thompson Tillerson Trudeau Truman Trump Tsipras Wilson Williams Yeltsin Yellen Zelensky
Zelenskyy Zuckerberg`;

/** In exact letters. */
export const SURNAMES: ReadonlySet<string> = new Set(NAMES.split(/\s+/u));
