import { invalidCharacters } from '../../../suites/commands/invalid-characters.js';
import { textOctets } from '../../../suites/replies/text-octets.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  textOctets,
  {
    conforming: [{}],
    violating: [
      { finding: 'control', faults: ['reply-control-character'] },
      { finding: 'control', faults: ['reply-nul'] },
      { finding: 'echoed', faults: ['command-echoed-raw'], services: ['smtp'] },
      { finding: 'eightBit', faults: ['reply-8bit-text'] },
      { finding: 'eightBit', faults: ['reply-utf8-text'] },
    ],
  },
  [...everyKindOfReply, invalidCharacters],
);
