import { createHash } from 'node:crypto';
import type { Report } from '../result/index.js';

/**
 * The summary and the annotations for the log of a GitHub step. The summary quotes the server, whose words could be workflow commands at
 * the start of a line; so the runner is told to obey none until it reads a word that no server knows beforehand.
 */
export async function githubLog(report: Report, summary: string): Promise<string> {
  const { renderGithub } = await import('../../reports/github/index.js');
  const annotations = renderGithub(report);
  if (summary === '') return annotations;
  const word = createHash('sha256').update(JSON.stringify(report)).digest('hex');
  return `::stop-commands::${word}\n${summary}::${word}::\n${annotations}`;
}
