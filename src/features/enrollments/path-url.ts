/** Where a learner sees a path of theirs. */
export function ownPathUrl(path: string): string {
  return `/paths/${path}`;
}

/** Where staff see the path of somebody. */
export function pathUrlOf(person: string, path: string): string {
  return `/people/${person}/paths/${path}`;
}

/** A requirement on a path's page: its stage is opened, and the page begins there. */
export function requirementUrl(pathUrl: string, requirement: string): string {
  return `${pathUrl}?at=${encodeURIComponent(requirement)}#${encodeURI(requirement)}`;
}
