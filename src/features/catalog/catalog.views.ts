import type { ModuleContent } from '../../curriculum/content.js';
import { courseIn, type InLanguage } from '../../curriculum/in-language.js';
import type { Requirement } from '../../domain/requirement.js';
import { subjectOf, treeOf, type TreeNode } from '../../domain/tree.js';
import type {
  CourseDto,
  CredentialDto,
  ModuleContentDto,
  NodeDto,
  PathDto,
  SkillDto,
} from './catalog.dto.js';
import type { Published } from './published-definitions.js';

/** A course with what its modules are called, not what they hold. */
export function courseView(
  { definition, version, hash, publishedAt }: Published<'course'>,
  asked?: string,
): CourseDto {
  const { content, language, languages } = courseIn(definition, asked);
  const { code, title, summary, objectives, modules, prerequisites } = content;
  return {
    ...{ code, title, summary, version, hash, publishedAt },
    minutes: modules.reduce((sum, module) => sum + module.minutes, 0),
    openToAll: definition.openToAll ?? false,
    objectives,
    language,
    languages,
    modules: modules.map(({ code, kind, title, minutes }) => ({ code, kind, title, minutes })),
    prerequisites,
  };
}

/** What a module holds, for a reader: of a quiz neither questions nor answers. */
export function moduleView(
  course: string,
  version: number,
  { content: module, language, languages }: InLanguage<ModuleContent>,
): ModuleContentDto {
  const { code, kind, title, minutes } = module;
  return {
    ...{ course, version, language, languages, code, kind, title, minutes },
    ...contentOf(module),
  };
}

function contentOf(module: ModuleContent) {
  switch (module.kind) {
    case 'lesson':
      return { html: module.html, objectives: module.objectives };
    case 'quiz':
      return { questions: module.draw, passMark: module.passMark };
    case 'attestation':
      return { statement: module.statement };
    case 'session':
      return {
        contents: module.contents,
        ...(module.trainer === undefined ? {} : { trainer: module.trainer }),
      };
    case 'check-off':
      return { steps: module.steps };
    case 'package':
      return {
        source: module.source,
        ...(module.description === undefined ? {} : { description: module.description }),
      };
  }
}

export function pathSummaryView(path: Published<'path'>) {
  const { code, title, version, summary, enrolls } = path.definition;
  return {
    ...{ code, title, version, hash: path.hash, publishedAt: path.publishedAt },
    ...(summary === undefined ? {} : { summary }),
    ...(enrolls === undefined ? {} : { enrolls }),
  };
}

/** A path as the root of its tree of requirements. */
export function pathView(path: Published<'path'>): PathDto {
  const { root } = treeOf(path.definition);
  return {
    ...pathSummaryView(path),
    key: root.key,
    kind: 'all',
    required: true,
    weight: root.weight,
    children: root.children.map(nodeView),
  };
}

/** The terms of a node that are shown as they were written. */
const TERMS = [
  ...['n', 'recurs', 'dueIn', 'locks', 'appliesTo', 'since', 'until', 'onLeave', 'waivableBy'],
  ...['notice', 'why', 'keep', 'credits', 'category', 'ofCategory', 'hours', 'countsFrom'],
  ...['months', 'positions', 'minVersion', 'grace'],
];

function nodeView(node: TreeNode): NodeDto {
  const { asks } = node;
  const subject = subjectShown(asks);
  const terms = Object.entries(asks).filter(([name]) => TERMS.includes(name));
  return {
    key: node.key,
    kind: asks.kind,
    ...(subject === null ? {} : { subject }),
    title: node.title,
    ...Object.fromEntries(terms),
    required: asks.required ?? true,
    weight: node.weight,
    children: node.children.map(nodeView),
  };
}

/** As the rules have it; and what an approval or a task is about, which isn't learned. */
function subjectShown(asks: Requirement): string | null {
  switch (asks.kind) {
    case 'approval':
      return asks.role;
    case 'task':
      return asks.assignment;
    default:
      return subjectOf(asks);
  }
}

export function skillView({ definition, version, hash }: Published<'skill'>): SkillDto {
  return { ...definition, version, hash };
}

export function credentialView({
  definition,
  version,
  hash,
}: Published<'credential'>): CredentialDto {
  return { ...definition, version, hash };
}
