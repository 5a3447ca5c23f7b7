import type { Report } from '../../../runner/result/index.js';
import { judgedWords, mapsOf, type Tile } from '../../shared/map.js';
import { visible } from '../../shared/visible.js';
import { Badge } from './badge.js';
import { Remote } from './remote.js';

/** The RFC as a map: a tile for each section, coloured by the worst verdict of the checks that judged it. */
export function RfcMap({ report }: { report: Report }) {
  const maps = mapsOf(report);
  if (maps.length === 0) return null;
  return (
    <section id="map" aria-labelledby="map-title">
      <h2 id="map-title">The RFC as a map</h2>
      <p>
        Each tile is a section and has the worst verdict of its requirements, over all targets. It leads to
        the checks about it, first of all to the one that gave the verdict. What was not judged is not known
        to be right. There is nothing to see where no requirement binds a server and shows to a client.
      </p>
      {maps.map(({ rfc, chapters }) => (
        <section key={rfc}>
          <h3>RFC {visible(rfc)}</h3>
          {chapters.map(({ title, tiles }) => (
            <section key={title} class="chapter">
              <h4>
                <Remote text={title} />
              </h4>
              <ul class="tiles">
                {tiles.map((tile) => (
                  <li key={tile.section.section} class={`tile ${stateOf(tile)}`}>
                    <Face tile={tile} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </section>
      ))}
    </section>
  );
}

function stateOf({ section: { observable, verdict } }: Tile): string {
  if (observable === 0) return 'blank';
  return verdict ?? 'unseen';
}

function Face({ tile }: { tile: Tile }) {
  const { section, anchor } = tile;
  const text = (
    <>
      <span class="number">{visible(section.section)}</span>
      {section.verdict === undefined ? null : <Badge verdict={section.verdict} />}
      <span class="heading">
        <Remote text={section.title} />
      </span>
      <span class="count">{judgedWords(section)}</span>
    </>
  );
  return anchor === undefined ? (
    <div>{text}</div>
  ) : (
    <a href={`#${anchor}`} data-section={visible(`${section.rfc}-${section.section}`)}>
      {text}
    </a>
  );
}
