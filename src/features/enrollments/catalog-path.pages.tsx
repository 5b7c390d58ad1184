// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import { told } from '../../domain/told.js';
import { dayText } from '../../ui/dates.js';
import { ButtonForm, FormErrors } from '../../ui/form.js';
import type { FormState } from '../../ui/form-state.js';
import { Layout, PageHead } from '../../ui/layout.js';
import type { Viewer } from '../../ui/viewer.js';
import { inSentences } from '../../ui/words.js';
import { ownPathUrl } from './path-url.js';
import { inWords, type NodeInWords } from './requirement-words.js';
import type { PathDefinition } from '../../domain/requirement.js';
import { CRUMBS } from './catalog.pages.js';

/** What a path asks for, in words; and enrolling in it. */
export function CatalogPathPage(props: {
  viewer: Viewer;
  path: PathDefinition;
  publishedOn: string;
  /** The version of the viewer's enrolment; null where they are not enrolled. */
  enrolledIn: number | null;
  form: FormState;
}): string {
  const { viewer, path, publishedOn, enrolledIn, form } = props;
  const stages = inWords(path);
  return Layout({
    viewer,
    title: path.title,
    crumbs: CRUMBS,
    children: (
      <>
        <PageHead title={path.title} lead={path.summary ?? ''}>
          {enrolledIn === null ? (
            <ButtonForm
              viewer={viewer}
              action={`/catalog/paths/${path.code}/enroll`}
              label="Enroll in this path"
              class="btn primary"
            />
          ) : (
            <a class="btn primary" href={ownPathUrl(path.code)}>
              Open your path
            </a>
          )}
        </PageHead>
        <FormErrors form={form} labels={{}} />
        <p class="muted field" safe>
          {told`Version ${path.version}, published on ${dayText(publishedOn)}.${
            enrolledIn === null
              ? ''
              : enrolledIn === path.version
                ? ' You are on this version.'
                : ` You are on version ${enrolledIn}, and stay there unless a manager moves you.`
          }${path.enrolls === undefined ? '' : ' Whoever it concerns is enrolled by the office.'}`}
        </p>
        <div class="stack">
          {stages.map((stage, i) => (
            <section class="card" aria-labelledby={`stage-${i}`}>
              <header>
                <h2 id={`stage-${i}`} safe>
                  {stages.length === 1 ? stage.title : told`Stage ${i}: ${stage.title}`}
                </h2>
              </header>
              <Tree nodes={stage.children} />
            </section>
          ))}
        </div>
      </>
    ),
  });
}

function Tree({ nodes }: { nodes: readonly NodeInWords[] }): string {
  return (
    <ul class="tree">
      {nodes.map((node) => (
        <li>
          {node.href === null ? (
            <b safe>{node.title}</b>
          ) : (
            <a href={node.href} safe>
              {node.title}
            </a>
          )}{' '}
          <span class="muted small" safe>
            {inSentences(node.terms.map(asSentence))}
          </span>
          {node.children.length === 0 ? '' : <Tree nodes={node.children} />}
        </li>
      ))}
    </ul>
  ) as string;
}

function asSentence(term: string): string {
  return term.charAt(0).toUpperCase() + term.slice(1);
}
