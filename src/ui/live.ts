/**
 * The attributes of a filter form that answers while somebody types or chooses: a part of
 * its page, fetched again, takes the place of the old one. Without script its button does it.
 * `page` is the address without filters: htmx would add those of the form to any it has.
 * `beside`: another part that says something about what the filters find.
 */
export function live(
  page: string,
  part: string,
  beside?: string,
): Readonly<Record<string, string>> {
  return {
    'hx-get': page,
    'hx-trigger': 'change, submit, input delay:250ms from:find input[type=search]',
    'hx-select': part,
    'hx-target': part,
    'hx-swap': 'outerHTML',
    ...(beside !== undefined && { 'hx-select-oob': beside }),
    'hx-sync': 'this:replace',
    'hx-push-url': 'true',
  };
}
