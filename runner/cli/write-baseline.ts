import { Document, isMap, isNode, parseDocument, YAMLSeq } from 'yaml';
import { clip } from '../../reports/console/text.js';
import type { additionsTo } from '../gate/index.js';
import { blank } from './read-baseline.js';

type Addition = ReturnType<typeof additionsTo>[number];

const head = ` What is known of these servers: smtpspec baseline check report.json
 Each entry needs a reason, an owner and the last day on which it holds.`;

/** The text of a baseline with these findings at its end; all else in it, comments too, stays. */
export function withAdditions(text: string | undefined, additions: readonly Addition[]): string {
  const document: Document = text === undefined ? emptyBaseline() : parseDocument(text);
  const entries = document.get('entries');
  if (!(entries instanceof YAMLSeq)) throw new Error('the baseline has no list of entries');
  entries.flow = entries.flow === true && entries.items.length > 0;
  for (const addition of additions) entries.add(entryOf(document, addition));
  return document.toString({ lineWidth: 0 });
}

function emptyBaseline(): Document {
  const document = new Document({ version: 1, entries: [] });
  document.commentBefore = head;
  return document;
}

/** With what was seen as a comment, for whoever has to give the reason. */
function entryOf(document: Document, { url, id, variant, finding, verdict, message }: Addition): unknown {
  const node = document.createNode({
    target: url,
    check: id,
    ...(variant === undefined ? {} : { variant }),
    ...(finding === undefined ? {} : { finding }),
    verdict,
    reason: blank,
    owner: blank,
    expires: blank,
  });
  if (isNode(node) && isMap(node)) node.commentBefore = ` ${clip(message, 200)}`;
  return node;
}
