// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { onDay } from '../../ui/as-of.js';
import { readable, When } from '../../ui/dates.js';
import { chosenIn } from '../../ui/form-state.js';
import { Nothing } from '../../ui/layout.js';
import { Status } from '../../ui/status.js';
import { counted, saysMore } from '../../ui/words.js';
import type { AssignmentPageData } from './assignment.pages.js';

/** So many people stand on one page. */
export const AT_ONCE = 200;

/** What an assignment is to each who was given it; `choose`: some of them can be checked. */
export function Learners(data: AssignmentPageData & { choose?: boolean }) {
  const { viewer, assignment, form, choose, from } = data;
  const dayKept = (href: string) => onDay(href, assignment.on, viewer.today);
  const pageFrom = (first: number) => dayKept(`/assignments/${assignment.id}?from=${first}`);
  const shown = assignment.learners.slice(from, from + AT_ONCE);
  const chosen = chosenIn(form, 'learners');
  if (assignment.learners.length === 0) {
    return <Nothing text="Nobody has it yet. Whoever comes to fit gets it in that moment." />;
  }
  return (
    <section class="card gap-after" aria-labelledby="people-h">
      <header>
        <h2 id="people-h">People</h2>
        <p safe>{counted(assignment.learners.length, 'person', 'people')}</p>
      </header>
      <table class="stackable" id="learners">
        <caption class="vh">What it is to each</caption>
        <thead>
          <tr>
            {choose ? (
              <th scope="col">
                <label class="check-all">
                  <input type="checkbox" data-all="learners" />
                  <span class="vh">Choose all</span>
                </label>
              </th>
            ) : (
              ''
            )}
            <th scope="col">Name</th>
            <th scope="col">Status</th>
            <th scope="col">Due</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ learner, status, dueOn, reason }) => (
            <tr>
              {choose ? (
                <td>
                  <label class="check-all">
                    <input
                      type="checkbox"
                      name="learners"
                      value={learner.id}
                      checked={chosen.includes(learner.id)}
                    />
                    <span class="vh" safe>{told`Choose ${learner.name}`}</span>
                  </label>
                </td>
              ) : (
                ''
              )}
              <th scope="row">
                <a href={dayKept(`/people/${learner.id}`)} safe>
                  {learner.name}
                </a>
              </th>
              <td>
                {status === 'cancelled' ? (
                  <Status is="paused" word="Canceled" />
                ) : status === 'not-assigned' ? (
                  <Status is="not-applicable" word="Not assigned yet" />
                ) : status === 'not-employed' ? (
                  <Status is="not-applicable" word="Left the office" />
                ) : (
                  <>
                    <Status is={status} />
                    {reason !== null && reason !== '' && saysMore(reason) ? (
                      <p safe>{readable(reason)}</p>
                    ) : (
                      ''
                    )}
                  </>
                )}
              </td>
              <td data-label="Due">{dueOn === null ? '–' : <When day={dueOn} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="pager">
        {from > 0 ? (
          <a class="btn" href={pageFrom(Math.max(0, from - AT_ONCE))}>
            People before
          </a>
        ) : (
          ''
        )}
        {from + AT_ONCE < assignment.learners.length ? (
          <a class="btn" href={pageFrom(from + AT_ONCE)}>
            More people
          </a>
        ) : (
          ''
        )}
      </p>
    </section>
  );
}
