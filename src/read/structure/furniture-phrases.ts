/**
 * The vocabulary of site furniture: general phrases of publishing systems, comment forms, share bars, subscription boxes and
 * agencies' notices. Collected from how such systems word their defaults; nothing here is the wording of one article.
 */
import type { Dropped } from '../../domain/article.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split('|').map((phrase) => phrase.trim()));

/** Beginnings of a comment form, or parts of one. */
export const COMMENT_FORM = list(
  `leave a reply|leave a reply cancel reply|leave a comment|leave your comment|leave a response|post a comment|post comment|add a comment|add comment|
  write a comment|submit comment|no comments|no comments yet|no comment|comments are closed|comments closed|comments off|be the first to comment|
  join the conversation|view comments|show comments|read comments|load comments|see comments|reader comments|log in to comment|login to comment|
  log in to reply|sign in to comment|you must be logged in to post a comment|you must log in to post a comment|cancel reply|
  your email address will not be published|your email address will not be published. required fields are marked|required fields are marked|
  save my name, email, and website in this browser for the next time i comment|save my name, email and website in this browser for the next time i comment|
  notify me of follow-up comments by email|notify me of new posts by email|notify me of followup comments via e-mail|
  enter your comment here|this site uses akismet to reduce spam. learn how your comment data is processed|what do you think? leave a comment below|
  share your thoughts in the comments|let us know what you think in the comments below|newer comments|older comments|recent comments`,
);

/** Headings of link lists: what follows them at the end is not the article. */
export const MORE_PHRASES = list(
  `explore more|read more|read next|up next|read also|also read|see also|more stories|more news|more articles|more like this|more on this|more on this topic|
  more on this story|more from this author|more from us|related|related articles|related article|related stories|related story|related posts|related post|
  related topics|related news|related content|related links|related coverage|related reading|you may also like|you might also like|you may like|
  you might be interested in|recommended|recommended for you|recommended reading|recommended stories|recommended articles|trending|trending now|
  trending stories|trending news|most read|most popular|most viewed|most shared|popular posts|popular stories|popular now|latest|latest news|latest stories|
  latest posts|latest articles|latest headlines|top stories|top news|recent posts|recent articles|recent stories|recent news|editor's picks|editors' picks|
  don't miss|in case you missed it|previous article|next article|previous post|next post|previous story|next story|previous|next|newer post|older post|
  newer posts|older posts|other stories|other news|from around the web|around the web|from the web|sponsored stories|promoted stories|
  what to read next|what to watch next|keep reading|continue exploring|discover more|more to explore|more to read|view all posts|see all posts`,
);

/** Furniture only at the edges: each could be a heading or a word of the article. */
export const EDGE_PHRASES = list(
  `share|tweet|email|e-mail|print|comment|comments|reply|save|bookmark|facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|instagram|youtube|flipboard|
  pocket|tumblr|copy link|link copied|close|menu|search|home|subscribe|sign in|sign up|log in|login|register|newsletter|newsletters|follow|follow us|donate|
  video|photo|photos|gallery|image|audio|podcast|listen|watch|watch now|play|pause|loading|back|tags|topics|categories|filed under|in|by|on|posted|
  about|about us|contact|contact us|advertise|careers|help|faq|terms|privacy|cookies|sitemap|archive|archives|rss|e-paper|epaper|live|
  name|email address|website|submit|cancel|accept|reject|ok|yes|no thanks|opinion contributor|ad|ads|sponsored|promoted|watch live|follow along|view all|see all|show all|
  ends|end|30|more follows|download pdf|print version|for immediate release|press release|reading time|thank you for reading|thanks for reading|
  report a typo|report an error|font size|text size|small|medium|large|a a a|full screen|transcript`,
);

/** Whole lines that are never the article's. */
export const PHRASES = list(
  `advertisement|advertisements|story continued below|story continues below|story continues|story continues below advertisement|article continues below|
  article continues below advertisement|article continues after ad|content continues below|continue reading below|continued below|continue reading the main story|continue reading|
  scroll to continue|scroll to continue with content|sponsored content|paid content|paid post|sponsored by|this is an advertisement|report this ad|ad feedback|
  skip to content|skip to main content|skip to navigation|skip to main|skip advertisement|skip ad|jump to content|back to top|return to top|go to top|scroll to top|toggle navigation|open menu|close menu|
  share this|share this article|share this story|share this post|share this page|share article|share story|share on facebook|share on twitter|share on x|share on linkedin|
  share on whatsapp|share via email|email this|email this article|print this|print this article|print article|send to a friend|like this|like us on facebook|
  find us on facebook|follow us on facebook|follow us on twitter|follow us on instagram|follow us on social media|follow us on x|like this article|was this article helpful|click to share|
  share this with|these are external links and will open in a new window|copy this link|read more about sharing|share this video|share options|
  sign up for our newsletter|sign up for our newsletters|subscribe to our newsletter|subscribe now|subscribe today|subscribe to continue reading|already a subscriber|
  already a subscriber? log in|already a subscriber? sign in|already have an account|not a subscriber|become a member|become a subscriber|become a supporter|support us|
  support our journalism|support independent journalism|support our work|make a donation|donate now|donate today|this article is for subscribers only|
  this content is for subscribers only|newsletter sign-up|newsletter signup|thank you for subscribing|thanks for signing up|thank you for signing up|thanks for subscribing|
  manage newsletters|get the newsletter|get our newsletter|terms of use|terms of service|terms and conditions|privacy policy|cookie policy|cookie settings|cookie preferences|
  accept cookies|accept all cookies|accept all|reject all|manage cookies|do not sell my personal information|do not sell or share my personal information|
  please enable javascript|please enable javascript to view this page|javascript is disabled|your browser does not support the video tag|
  your browser does not support the audio element|this browser does not support the video element|video unavailable|an error occurred|please try again later|something went wrong|
  get the app|get our app|download our app|download the app|turn on notifications|turn on desktop notifications|enable notifications|caption|hide caption|toggle caption|
  close this dialog|close modal dialog|beginning of dialog window|end of dialog window|image copyright|enlarge this image|view gallery|view image|view image in fullscreen|view full image|
  click to enlarge|click to expand|tap to enlarge|expand|photo gallery|show caption|hide captions|media playback is unsupported on your device|media caption|
  more on this..|rate this article|report abuse|view as single page|view on one page|single page|print edition|link copied|url copied|embed code|embed|copy embed code|
  this story has been updated|this post has been updated|this article has been updated|visit the website|view on instagram|view this post on instagram|view on twitter|play facebook`,
);

export const SHARE_WORDS = list(
  `share|shares|tweet|email|e-mail|mail|print|facebook|twitter|whatsapp|linkedin|pinterest|reddit|pocket|copy|link|telegram|messenger|flipboard|tumblr|pin|save|
  bookmark|instagram|youtube|bluesky|threads|mastodon|sms|text|google+|google|plus|comment|comments|this|article|story|post|on|via|x|it|snapchat|line|viber|skype|url|rss|more`,
);

export interface Template {
  /** First words of the normalised line, or "#" for one that begins with a digit. */
  begins: readonly string[];
  /** Tested on the normalised line of at most 200 characters. */
  pattern: RegExp;
  reason: Dropped['reason'];
  place?: 'anywhere' | 'edge';
  opens?: 'comments' | 'links';
}

const SITE = String.raw`(?:twitter|facebook|instagram|x|youtube|linkedin|tiktok|telegram|whatsapp|threads|bluesky|mastodon|snapchat|flipboard|google news|apple news|social media|medium)`;
const MAIL = String.raw`(?:newsletters?|e-?mails?|inbox|alerts?|updates|podcast|channel|briefing|magazine|app|digest|notifications|membership|headlines|(?:\w+ )?tip sheet)`;
/** How far apart the parts of a template may lie. */
const GAP = '.{0,120}';
const boilerplate = (begins: string, pattern: string, place?: 'edge'): Template => ({
  begins: begins.split(' '),
  pattern: new RegExp(`^(?:${pattern})$`),
  reason: 'boilerplate',
  ...(place && { place }),
});
const related = (begins: string, pattern: string, place?: 'edge'): Template => ({
  ...boilerplate(begins, pattern, place),
  reason: 'related',
});
const navigation = (begins: string, pattern: string, place?: 'edge'): Template => ({
  ...boilerplate(begins, pattern, place),
  reason: 'navigation',
});

export const TEMPLATES: readonly Template[] = [
  boilerplate('copyright', String.raw`copyright\b(?: ?(?:©|\(c\)))?(?: by)? ?\d{4}\b${GAP}|copyright (?:©|\(c\)) ${GAP}`),
  boilerplate('© ©copyright', String.raw`© ?(?:copyright )?(?:by )?(?:\d{4}\b)?${GAP}`),
  boilerplate('c', String.raw`c\) (?:copyright )?\d{4}\b${GAP}`),
  boilerplate('all', 'all rights reserved'),
  boilerplate(
    'click tap',
    String.raw`(?:click|tap) (?:here|below|the link|the button|on the link)(?: below| above)? (?:to|for)\b${GAP}|(?:click|tap) here|click for more\b${GAP}`,
  ),
  boilerplate(
    'sign signup subscribe register',
    String.raw`(?:sign ?up|subscribe|register) (?:now |today |here |below |free |for free )?(?:for|to|here|via|on)\b${GAP}\b${MAIL}\b.{0,60}|subscribe (?:now|today|here)\b${GAP}`,
  ),
  boilerplate('get', String.raw`get ${GAP}\b(?:in|to|into) your inbox\b.{0,60}|get (?:the|our) ${GAP}\b(?:app|newsletter)\b.{0,30}`),
  boilerplate('want', String.raw`want ${GAP}\byour inbox\b${GAP}|want ${GAP}\bnewsletter\b.{0,60}\b(?:sign up|subscribe|click)\b.{0,60}`),
  boilerplate('daily', String.raw`daily ${GAP}sign up for our newsletter`),
  boilerplate(
    'follow',
    String.raw`follow (?:@\w+|us|me|him|her|them|[\w.'-]+(?: [\w.'-]+){0,3}) (?:on|at|@) ?(?:@\w+|${SITE})\b.{0,80}|follow @\w+(?:[ ,]*(?:and )?(?:follow )?@\w+)*`,
  ),
  boilerplate('like join find', String.raw`(?:like|join|find) us (?:on|at)\b.{0,60}`),
  boilerplate('download', String.raw`download (?:the|our)\b.{0,60}\bapp\b.{0,60}`),
  boilerplate('send', String.raw`send (?:tips|letters|feedback|comments|a tip|us your|your (?:tips|questions|comments))\b${GAP}`),
  boilerplate(
    'write email e contact reach',
    String.raw`(?:write to|e-?mail|contact|reach)\b${GAP}(?:\S@\S|\[email protected).{0,120}|contact us\b.{0,60}`,
  ),
  boilerplate('have got', String.raw`(?:have|got) an? (?:story|tip|question|news tip|confidential tip|comment)\b${GAP}`),
  boilerplate('enlarge', String.raw`enlarge this image\b${GAP}`),
  boilerplate('toggle', String.raw`toggle caption\b${GAP}`),
  boilerplate(
    'image photo picture video media',
    String.raw`(?:image|photo|picture|video|media) (?:copyright|source|credit)\b(?!.*\bcaption\b):? ?.{0,80}|(?:photo|image|picture) ?: .{0,60}`,
  ),
  boilerplate('slideshow gallery photos', String.raw`(?:slideshow|gallery|photos) \(?\d+ (?:images?|photos?|pictures?)`),
  boilerplate('prev previous next', String.raw`(?:prev|previous|next) image \d+ of \d+`),
  boilerplate(
    'this',
    String.raw`this (?:article|post|story|page) is more than \d+ (?:years?|months?) old|this (?:site|website) uses (?:cookies|akismet)\b${GAP}|this site is protected by recaptcha\b${GAP}|this material may not be published\b${GAP}|this is a rush transcript\b${GAP}`,
  ),
  boilerplate('we', String.raw`we (?:and our partners )?use (?:\w+ )?cookies\b${GAP}`),
  boilerplate(
    'by',
    String.raw`by (?:continuing to|using|signing up|clicking|subscribing|submitting)\b${GAP}\byou (?:agree|accept|consent)\b${GAP}`,
  ),
  boilerplate('please', String.raw`please (?:enable|turn on|disable your)\b${GAP}|please (?:log ?in|sign in|subscribe|register)\b.{0,80}`),
  boilerplate(
    'you',
    String.raw`you (?:have|'ve) (?:reached|read)\b${GAP}\b(?:free articles?|limit)\b.{0,60}|you must be logged in\b.{0,80}`,
  ),
  boilerplate('already', String.raw`already (?:a|have)\b.{0,40}\b(?:log|sign) in`),
  boilerplate('watch', String.raw`watch the latest videos?\b.{0,60}`),
  boilerplate('visit', String.raw`visit ${GAP}\bfor more(?: \w+){0,3}`),
  boilerplate('listen', String.raw`listen to (?:this article|this story|the podcast)\b.{0,60}`),
  boilerplate('story article content', String.raw`(?:story|article|content) continue[sd] (?:below|after)\b.{0,40}`),
  boilerplate('your', String.raw`your e-?mail address will not be published\b.{0,80}`),
  boilerplate('save notify', String.raw`save my name\b${GAP}|notify me (?:of|when|via)\b.{0,80}`),
  boilerplate("don't", String.raw`don't see the (?:graphic|video|chart|map) above\b.{0,40}`),
  boilerplate('if', String.raw`if you can't see this\b.{0,80}`),
  boilerplate('reading read', String.raw`(?:estimated )?read(?:ing)? time ?[:\-–]? ?\d{1,3} ?min(?:ute)?s?`),
  boilerplate('listen', String.raw`listen to (?:this|the) (?:article|story|episode|interview)\b.{0,40}`),
  boilerplate(
    'the',
    String.raw`the (?:views|opinions)(?: and (?:views|opinions))? expressed\b${GAP}\b(?:own|author|authors|reflect|represent)\b.{0,120}`,
  ),
  boilerplate('this', String.raw`this is a (?:developing|breaking)(?: news)? story\b.{0,100}`),
  boilerplate('check', String.raw`check back (?:here |later |soon )?for\b.{0,60}`),
  boilerplate('our', 'our standards: the .{1,60} principles'),
  boilerplate('media press', String.raw`(?:media|press) (?:contacts?|enquiries|inquiries)\b ?:? ?.{0,100}`, 'edge'),
  boilerplate('updated', String.raw`updated (?:at )?\d{1,2}:\d{2}\b.{0,40}`),
  boilerplate('reprinted used', String.raw`(?:reprinted|used) (?:with|by) permission\b.{0,80}`),
  boilerplate('#', String.raw`\d{1,3} min(?:ute)?s? (?:read|listen|watch)`),
  boilerplate('#', String.raw`\d{1,3} (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago`, 'edge'),
  { ...boilerplate('#', String.raw`\d{1,6} (?:comments?|replies|responses|thoughts on .{1,120})`), opens: 'comments' },
  boilerplate('#', String.raw`\d{1,7} (?:shares?|views?|likes?|retweets?)`, 'edge'),
  boilerplate('comments', String.raw`comments? \(?\d{1,6}`),
  navigation('share', String.raw`share (?:this|on|via|with)\b.{0,40}`),
  navigation(
    'tags tagged filed posted categories category topics keywords labels tag',
    String.raw`(?:tags|tagged|filed under|posted in|categories|category|topics|keywords|labels|tag) ?[:\-] ?.{1,160}`,
    'edge',
  ),
  navigation('home', String.raw`home ?[>»/|›] ?.{1,120}`),
  navigation('filed', String.raw`filed (?:under|in)\b.{0,120}`, 'edge'),
  navigation('page', String.raw`page \d{1,4}(?: of \d{1,4})?`),
  {
    ...related(
      'read see view watch learn load show',
      String.raw`(?:read|see|view|watch|learn|load|show) more ?[:|»>\-–—] ?${GAP}|(?:read|see|view|load|show) more (?:here|stories|articles|posts|news|at \w+\.\w+)|(?:read|see|learn) more (?:from|about|at|on)\b.{0,60}`,
    ),
    opens: 'links',
  },
  related(
    'read',
    String.raw`read the (?:rest|full (?:story|article|text|report|piece|post|column|interview|transcript)|whole (?:story|article|thing)|original(?: article| story)?|entire (?:article|story|piece))(?: (?:of .{1,40} )?(?:here|at|on|in)\b.{0,60})?|read (?:it )?(?:here|the original here)`,
  ),
  related(
    'related recommended see also more full',
    String.raw`(?:related|recommended|see also|also see|also read|also on|read also|full coverage|more coverage|related story|related stories|related articles?)(?: \w+)? ?: ?${GAP}`,
  ),
  related('photos video videos pictures slideshow', String.raw`(?:photos|videos?|pictures|slideshow) ?: .{1,120}`, 'edge'),
  related('more', String.raw`more (?:stories |news |articles )?(?:from|by) [\w .'’&-]{2,60}`, 'edge'),
];
