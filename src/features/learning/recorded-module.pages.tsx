// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { Html } from '@kitajs/html';
import type { CheckOffContent, PackageContent, SessionContent } from '../../curriculum/content.js';
import { FIRST_LANGUAGE } from '../../curriculum/in-language.js';
import { told } from '../../domain/told.js';
import { Icon } from '../../ui/icons.js';
import { AlreadyDone, Minutes, ModulePage, type OpenModule, StillLocked } from './module-frame.js';

type Recorded = SessionContent | CheckOffContent | PackageContent;

/** A module that somebody else records: a live session, a check-off, a course made elsewhere. */
export function RecordedModulePage(open: OpenModule<Recorded>): string {
  const { course, module, content } = open;
  return ModulePage({
    open,
    children: (
      <>
        <Minutes minutes={content.minutes} />
        <WhatItIs content={content} language={course.language} />
        {module.state === 'done' ? (
          <AlreadyDone course={course} text="This is recorded for you." />
        ) : module.state === 'locked' ? (
          <StillLocked module={module} />
        ) : (
          <section class="card" aria-labelledby="who-records-h">
            <h2 id="who-records-h">How it gets on your record</h2>
            <p class="status-line in-progress">
              <Icon name="person" />
              <span safe>{HOW[content.kind]}</span>
            </p>
          </section>
        )}
      </>
    ),
  });
}

const HOW: Readonly<Record<Recorded['kind'], string>> = {
  session:
    'Ask your instructor when the next one is. Whoever holds it records who was there; you need not do anything afterwards.',
  'check-off':
    'Ask your instructor to watch you do it. They record it while they watch, or right after.',
  package:
    'Take the course where it is given, then show your instructor the certificate. They record the result.',
};

function WhatItIs({ content, language }: { content: Recorded; language: string }) {
  switch (content.kind) {
    case 'session':
      return (
        <section class="card" aria-labelledby="what-h">
          <h2 id="what-h">A live session, with questions and answers</h2>
          <ul lang={language}>
            {content.contents.map((part) => (
              <li safe>{part}</li>
            ))}
          </ul>
          {content.trainer === undefined ? (
            ''
          ) : (
            <p class="muted small" safe>
              {told`Held by: ${content.trainer}`}
            </p>
          )}
        </section>
      );
    case 'check-off':
      return (
        <section class="card" aria-labelledby="what-h">
          <h2 id="what-h">What your instructor watches for</h2>
          <ol lang={language}>
            {content.steps.map((step) => (
              <li>
                <span safe>{step.text}</span>
                {step.critical ? <b lang={FIRST_LANGUAGE}> (must not be missed)</b> : ''}
              </li>
            ))}
          </ol>
        </section>
      );
    case 'package':
      return (
        <section class="card" aria-labelledby="what-h">
          <h2 id="what-h">A course made elsewhere</h2>
          <p safe>{`Where: ${content.source}`}</p>
          {content.description === undefined ? '' : <p safe>{content.description}</p>}
        </section>
      );
  }
}
