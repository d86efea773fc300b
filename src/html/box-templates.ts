import { messagesIn } from '../i18n/messages.js';
import { CLAUSE_OF } from '../policy/clauses.js';
import type { FragmentModel } from './fragment.model.js';
import { attribute, html, type HtmlValue, type Markup } from './html.js';
import { ownCommentTemplate } from './own-comments.js';

const LONGEST_STATEMENT = 2_000;
const LONGEST_NOTE = 1_000;

/** What readers report comments for, the likeliest first. */
const REASONS = [
  'insults',
  'hate',
  'threats',
  'obscenity',
  'personal-data',
  'spam',
  'disguise',
] as const satisfies (typeof CLAUSE_OF)[keyof typeof CLAUSE_OF][];

/** Empty shapes that the script fills or opens; browsers without scripts show nothing of them. */
export function boxTemplates(model: FragmentModel): Markup {
  const { form, report, yours } = model.labels;
  const reasons = [
    ...REASONS.map((code) => [code, clauseTitle(model, code)] as const),
    ['other', report.other] as const,
  ];
  const choices = reasons.map(
    ([code, title], index) =>
      html`<label
        ><input type="radio" name="reason" value="${code}" ${attribute('checked', index === 0)} /> ${title}</label
      >`,
  );
  return html`<template data-part="own-template">${ownCommentTemplate(model)}</template>
    <template data-part="report-template"
      >${panel(model, {
        title: report.why,
        fields: html`<div class="hashiya-choices">${choices}</div>
          ${textField('note', report.note, LONGEST_NOTE)}`,
        send: report.send,
        done: report.sent,
      })}</template
    >
    <template data-part="outcome-template"
      ><p class="hashiya-notice hashiya-outcome">
        ${Object.entries(report.states).map(([state, sentence]) => html`<span data-state="${state}">${sentence}</span>`)}
      </p></template
    >
    <template data-part="appeal-template"
      >${panel(model, {
        title: yours.appeal,
        fields: textField('statement', yours.appealWhy, LONGEST_STATEMENT),
        send: yours.appealSend,
        done: yours.appealOpen,
      })}</template
    >
    <template data-part="withdraw-template"
      >${panel(model, { title: yours.withdrawSure, fields: '', send: yours.withdrawYes, done: '' })}</template
    >
    <template data-part="policy-template">
      <dialog class="hashiya-dialog" part="dialog" aria-label="${form.policy}">
        <div data-part="sheet" class="hashiya-sheet"></div>
        <button type="button" class="hashiya-button is-main" data-part="close">${form.close}</button>
      </dialog>
    </template>`;
}

const clauseTitle = ({ labels, locale }: FragmentModel, code: (typeof REASONS)[number]): string =>
  labels.clauses?.[code] ?? messagesIn(locale).clauses[code].title;

interface Panel {
  readonly title: string;
  readonly fields: HtmlValue;
  readonly send: string;
  /** What is said afterwards. */
  readonly done: string;
}

/** A small form that opens below a comment. */
const panel = ({ labels }: FragmentModel, { title, fields, send, done }: Panel): Markup =>
  html`<form class="hashiya-panel" data-part="panel" part="panel" novalidate>
    <fieldset>
      <legend>${title}</legend>
      ${fields}
      <p class="hashiya-alert" role="alert" data-part="panel-alert" hidden></p>
      <div class="hashiya-actions">
        <button type="submit" class="hashiya-button is-main" part="button">${send}</button>
        <button type="button" class="hashiya-plain" data-part="close">${labels.form.cancel}</button>
      </div>
    </fieldset>
    <p class="hashiya-notice" data-part="panel-done" tabindex="-1" hidden>${done}</p>
  </form>`;

const textField = (name: string, label: string, limit: number): Markup =>
  html`<div class="hashiya-field">
    <label for="panel-${name}">${label}</label>
    <textarea id="panel-${name}" name="${name}" rows="3" dir="auto" maxlength="${String(limit)}"></textarea>
  </div>`;
