import { Body, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database } from '../../database/database.js';
import { NotFound } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { Consumes, WITH_FILES } from '../../http/content-types.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted, type Typed, typedIn as textsIn } from '../../http/submitted.js';
import { dayText } from '../../ui/dates.js';
import { emptyForm, type FormState, typedIn } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { OfficeChoices } from '../people/office-choices.js';
import { PeopleService } from '../people/people.service.js';
import { PoliciesPage, PolicyPage } from './policies.pages.js';
import { PoliciesService } from './policies.service.js';
import type { PolicyDto } from './policy.dto.js';
import { policyHtml } from './policy-course.js';
import { PolicyFiles } from './policy-files.js';
import { policyIn, typedFromPolicy } from './policy-form.js';
import { PolicySigners } from './policy-signers.js';
import { PolicyPreviewPage } from './policy-preview.pages.js';
import { WritePolicyPage } from './write-policy.pages.js';
import { ChangePolicyDto, EndPolicyDto, WritePolicyDto } from './write-policy.dto.js';

/** Writing, reading, changing and ending house policies, in a browser. */
@PageController('admin/policies')
export class PoliciesPagesController {
  constructor(
    private readonly policies: PoliciesService,
    private readonly signers: PolicySigners,
    private readonly files: PolicyFiles,
    private readonly choices: OfficeChoices,
    private readonly people: PeopleService,
    private readonly database: Database,
  ) {}

  @Get()
  @Needs('curriculum:publish')
  async list(@CurrentViewer() viewer: Viewer): Promise<string> {
    const policies = await this.policies.list();
    const codes = policies.map(({ code }) => code);
    return PoliciesPage({ viewer, policies, signed: await this.signers.of(codes, viewer.today) });
  }

  @Get('new')
  @Needs('curriculum:publish')
  write(@CurrentViewer() viewer: Viewer): Promise<string> {
    const statement = 'I have read this policy and will keep to it.';
    return this.form(viewer, emptyForm({ since: viewer.today, dueDays: '14', statement }));
  }

  /** Back from the preview, with all that was typed. */
  @Post('form')
  @Needs('curriculum:publish')
  again(@CurrentViewer() viewer: Viewer, @Body() body: unknown): Promise<string> {
    return this.form(viewer, emptyForm(textsIn(body)));
  }

  /** Keeps the PDF, if there is one, and says whom the policy would concern. */
  @Post('preview')
  @Needs('curriculum:publish')
  @Consumes(WITH_FILES)
  async preview(
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    let html = '';
    await this.submitted(viewer, body, async (policy, typed) => {
      const preview = await this.policies.preview(policy);
      html = PolicyPreviewPage({ viewer, form: emptyForm(typed), preview });
      return seeOther('/admin/policies');
    });
    reply.code(200);
    return html;
  }

  @Post()
  @Needs('curriculum:publish')
  publish(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return this.submitted(viewer, body, async (policy, typed) => {
      const { code, title, version } = await this.keep(policy, typed, actor.personId);
      const text =
        version === 1
          ? told`${title} is published.`
          : told`Version ${version} of ${title} is published.`;
      const lines = ['Those whom it concerns find it on their path within moments.'];
      return seeOther(`/admin/policies/${code}`, { text, lines });
    });
  }

  @Get(':code')
  @Needs('curriculum:publish')
  one(@CurrentViewer() viewer: Viewer, @Param('code') code: string): Promise<string> {
    return this.page(viewer, code, emptyForm({ lastDay: viewer.today }));
  }

  @Get(':code/next')
  @Needs('curriculum:publish')
  async next(@CurrentViewer() viewer: Viewer, @Param('code') code: string): Promise<string> {
    const [newest] = await this.policies.versions(code);
    return this.form(viewer, emptyForm(typedFromPolicy(newest!)));
  }

  @Post(':code/end')
  @Needs('curriculum:publish')
  end(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: EndPolicyDto,
      read: given,
      again: (form) => this.page(viewer, code, form),
      act: async (end) => {
        const { title } = await this.policies.end(code, end, actor.personId);
        return seeOther(`/admin/policies/${code}`, told`${title} ends on ${dayText(end.lastDay)}.`);
      },
    });
  }

  /** Checks what was typed as the first version or the next, and brings the form back where it's wrong. */
  private async submitted(
    viewer: Viewer,
    body: unknown,
    act: (policy: WritePolicyDto, typed: Typed) => Promise<SeeOther>,
  ): Promise<SeeOther> {
    const { file } = (body ?? {}) as { file?: unknown };
    const isNext = textsIn(body)['code'] !== undefined;
    return submitted<WritePolicyDto>({
      body,
      into: isNext ? ChangePolicyDto : WritePolicyDto,
      read: policyIn,
      fields: { pdf: 'file' },
      again: (form) => this.form(viewer, form),
      act: async (policy, typed) => {
        if (!Buffer.isBuffer(file) || file.length === 0) return act(policy, typed);
        const kept = { pdf: await this.files.keep(file), pdfName: `${policy.title}.pdf` };
        return act(Object.assign(policy, kept), { ...typed, ...kept });
      },
    });
  }

  private keep(policy: WritePolicyDto, typed: Typed, by: string): Promise<PolicyDto> {
    const form = emptyForm(typed);
    const code = typedIn(form, 'code');
    if (!(policy instanceof ChangePolicyDto)) return this.policies.publish(policy, by);
    return this.policies.change(code, policy, by, Number(typedIn(form, 'seen')) || undefined);
  }

  private async form(viewer: Viewer, form: FormState): Promise<string> {
    return WritePolicyPage({ viewer, form, choices: await this.choices.all() });
  }

  private async page(viewer: Viewer, code: string, form: FormState): Promise<string> {
    const [newest, ...older] = await this.policies.versions(code);
    const ids = [newest!, ...older].map(({ publishedBy }) => publishedBy);
    const names = await this.people.names(this.database.reader, ids);
    const { text, pdf, pdfName } = newest!;
    const html = policyHtml({
      text,
      pdf: pdf === null ? null : { hash: pdf, name: pdfName ?? '' },
    });
    const signed = (await this.signers.of([code], viewer.today)).get(code)!;
    return PolicyPage({ viewer, versions: [newest!, ...older], names, html, signed, form });
  }
}

/** The PDFs of policies, for whoever is signed in. */
@PageController('policies/files')
export class PolicyFilesController {
  constructor(
    private readonly policies: PoliciesService,
    private readonly files: PolicyFiles,
  ) {}

  @Get(':hash')
  @Needs('curriculum:read')
  async read(
    @Param('hash') hash: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    if (!(await this.policies.shows(hash))) throw new NotFound('There is no such file.');
    reply
      .type('application/pdf')
      .header('Content-Disposition', 'inline; filename="policy.pdf"')
      .header('Cache-Control', 'private, max-age=31536000, immutable');
    return this.files.read(hash);
  }
}
