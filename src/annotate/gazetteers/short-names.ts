/** Given names and their short forms, a group for each name; written for this project. */
const FORMS = `bill billy will willie william|bob bobby rob robbie robert|dick rick ricky rich richie richard|jim jimmy jamie james|jack johnny john|jon jonathan
chuck charlie charley charles|harry hank henry|ted teddy ned ed eddie edward|ed eddie edwin|ted teddy theodore|peggy meg maggie margie margaret|betty beth liz lizzie betsy elizabeth
kate kathy katie cathy kathleen katherine catherine|tony anthony|mike mickey mick michael|larry laurence lawrence|jerry gerald gerard|jerry jerome|steve stephen steven|dave davy david
tom tommy thomas|joe joey joseph|jeff geoff jeffrey geoffrey|drew andy andrew|sandy alex alexander|bernie bernard|ron ronnie ronald|don donnie donald|ken kenny kenneth|nick nicky nicholas
chris kit christopher|matt matthew|mitch mitchell|pat patrick|pat patty trish patricia|sue susie susan|debbie deb deborah|becky rebecca|barb barbara|cindy cynthia|jenny jen jennifer
terry terence|terry theresa|tim timmy timothy|fred freddie frederick|gene eugene|hal harold|gus augustus|nate nathaniel|zack zac zachary|abe abraham|manny manuel|pepe jose|paco pancho francisco
ben benny benjamin|dan danny daniel|sam sammy samuel|sam samantha|greg gregory|josh joshua|phil philip phillip|ray raymond|vic victor|vince vincent|walt walter|wes wesley|pete peter|doug douglas
gabe gabriel|jake jacob|jess jessica|kim kimberly|mandy amanda|marty martin|norm norman|pam pamela|sid sidney|stan stanley|val valerie|art arthur|bert albert|cal calvin|cliff clifford|herb herbert
leo leonard|les leslie|russ russell|stu stuart|angie angela|dot dorothy|ellie eleanor|jackie jacqueline|judy judith|maddie madeleine|penny penelope|steph stephanie|tina christina|vicky vicki victoria`;

const GROUPS: ReadonlyMap<string, ReadonlySet<number>> = groupsByName();

function groupsByName(): Map<string, Set<number>> {
  const groups = new Map<string, Set<number>>();
  for (const [number, forms] of FORMS.split(/[|\n]/u).entries()) {
    for (const name of forms.trim().split(' ')) groups.set(name, (groups.get(name) ?? new Set()).add(number));
  }
  return groups;
}

/** Whether two given names, in lower case, can be forms of one: "bill" and "william", "ron" and "ronald"; never a name and itself. */
export function areFormsOfOneName(one: string, other: string): boolean {
  if (one === other) return false;
  const groups = GROUPS.get(other);
  if (groups === undefined) return false;
  for (const group of GROUPS.get(one) ?? []) if (groups.has(group)) return true;
  return false;
}
