import { adviceOf } from '../../shared/advice.js';
import { Remote } from './remote.js';

interface Advice {
  remedy: Record<string, string>;
  software: string | undefined;
}

/** How to mend it: the recognised product's advice and the general one; all of it if the product is unknown. */
export function Remedy({ remedy, software }: Advice) {
  return (
    <ul>
      {adviceOf(remedy, software).map(({ product, text }) => (
        <li key={product}>
          <b>
            <Remote text={product} />
          </b>
          {': '}
          <Remote text={text} />
        </li>
      ))}
    </ul>
  );
}
