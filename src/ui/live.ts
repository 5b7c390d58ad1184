/**
 * The attributes of a filter form that answers while somebody types or chooses: a part of
 * its own page, fetched again, takes the place of the old one. Without script its button does it.
 */
export function live(part: string, push = true): Readonly<Record<string, string>> {
  return {
    'hx-get': '',
    'hx-trigger': 'change, submit, input delay:250ms from:find input[type=search]',
    'hx-select': part,
    'hx-target': part,
    'hx-swap': 'outerHTML',
    'hx-sync': 'this:replace',
    ...(push && { 'hx-push-url': 'true' }),
  };
}
