import type {
  CourseDefinition,
  CourseModule,
  CredentialDefinition,
  PathDefinition,
  SkillDefinition,
} from '../domain/requirement.js';

/**
 * What the files hold once they are read: definitions that have no version yet. A
 * version is given at publishing, to what changed.
 */
export interface Curriculum {
  readonly courses: readonly CourseContent[];
  readonly skills: readonly SkillDefinition[];
  readonly credentials: readonly CredentialDefinition[];
  readonly paths: readonly PathContent[];
  /** Null where there is no office.yaml. */
  readonly office: OfficeContent | null;
}

/** A word that is stored by its code and shown by its title. */
export interface NamedWord {
  readonly code: string;
  readonly title: string;
}

export interface OfficePosition extends NamedWord {
  /** Those that the position has unless somebody says otherwise. */
  readonly exposures: readonly string[];
}

/** What people can be and be exposed to here, and which hours are counted. */
export interface OfficeContent extends NamedWord {
  readonly positions: readonly OfficePosition[];
  readonly exposures: readonly (NamedWord & { readonly what?: string })[];
  readonly activities: readonly NamedWord[];
}

/** How sure a statement is: read in the source itself, secondary, general knowledge, proposed here. */
export const SURE = ['V', 'S', 'K', 'D'] as const;
export type Sure = (typeof SURE)[number];

export interface CourseSource {
  readonly id: string;
  readonly text: string;
  readonly sure: Sure;
}

/** Stands in for sources that could not be read; files with one are never published. */
export const UNREAD_SOURCE: CourseSource = { id: '', text: '', sure: 'D' };

export interface CourseContent extends Omit<CourseDefinition, 'version'> {
  readonly summary: string;
  readonly objectives: readonly string[];
  readonly modules: readonly ModuleContent[];
  readonly sources: readonly CourseSource[];
  /** The course in other languages than English, by their codes: `es`. */
  readonly translations?: Readonly<Record<string, CourseTranslation>>;
}

/**
 * A course in another language: its words only. What is asked, counted and right stands
 * in the course itself.
 */
export interface CourseTranslation {
  readonly title: string;
  readonly summary: string;
  readonly objectives: readonly string[];
  /** By the codes of modules; one that isn't translated is missing. */
  readonly modules: Readonly<Record<string, ModuleTranslation>>;
}

/** What stands in place of a module's own words. */
export type ModuleTranslation = { readonly title: string } & (
  | Pick<LessonContent, 'kind' | 'objectives' | 'markdown' | 'html' | 'figures'>
  | { readonly kind: 'quiz'; readonly items: Readonly<Record<string, ItemTranslation>> }
  | Pick<AttestationContent, 'kind' | 'statement'>
  | Pick<SessionContent, 'kind' | 'contents' | 'trainer'>
  | { readonly kind: 'check-off'; readonly steps: readonly string[] }
  | (Pick<PackageContent, 'kind' | 'description'> & Partial<Pick<PackageContent, 'source'>>)
);

/** A question by its id; its choices in their order. */
export interface ItemTranslation {
  readonly stem: string;
  readonly choices: readonly { readonly text: string; readonly because: string }[];
}

export type ModuleContent =
  | LessonContent
  | QuizContent
  | AttestationContent
  | SessionContent
  | CheckOffContent
  | PackageContent;

export interface LessonContent extends CourseModule {
  readonly kind: 'lesson';
  readonly objectives: readonly string[];
  /** As the author wrote it. */
  readonly markdown: string;
  /** Made from the Markdown and cleaned: safe to show. Not part of the hash. */
  readonly html: string;
  /** SHA-256 of each picture by its name; the pictures themselves stand in the HTML. */
  readonly figures?: Readonly<Record<string, string>>;
}

export interface QuizContent extends CourseModule {
  readonly kind: 'quiz';
  /** How many questions of the bank one attempt asks. */
  readonly draw: number;
  /** Percent. */
  readonly passMark: number;
  readonly items: readonly QuizItem[];
}

export interface QuizItem {
  readonly id: string;
  /** Code of the lesson that it comes from. */
  readonly from: string;
  /** One choice is right; or several may be, and exactly the right ones must be chosen. */
  readonly kind: 'single' | 'multiple';
  readonly stem: string;
  readonly choices: readonly QuizChoice[];
}

export interface QuizChoice {
  readonly id: string;
  readonly text: string;
  readonly right: boolean;
  readonly because: string;
}

export interface AttestationContent extends CourseModule {
  readonly kind: 'attestation';
  /** The sentence that the learner signs. */
  readonly statement: string;
}

/** Held live by a trainer, with questions and answers. */
export interface SessionContent extends CourseModule {
  readonly kind: 'session';
  readonly contents: readonly string[];
  /** Who may teach it. */
  readonly trainer?: string;
}

/** Seen by an instructor, step by step. */
export interface CheckOffContent extends CourseModule {
  readonly kind: 'check-off';
  readonly steps: readonly { readonly text: string; readonly critical?: boolean }[];
}

/** Made elsewhere; its result is recorded by an instructor. */
export interface PackageContent extends CourseModule {
  readonly kind: 'package';
  readonly source: string;
  readonly description?: string;
}

/** A path whose `path` leaves have version 0 until publishing gives them that of the other path. */
export type PathContent = Omit<PathDefinition, 'version'>;
