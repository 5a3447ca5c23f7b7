import type { Location } from 'sarif';
import type { TargetReport } from '../../runner/result/index.js';
import { clip } from '../shared/clip.js';

/**
 * Where a finding is: the service. GitHub wants a file for it and takes none but relative URIs, so a service is
 * `smtp/mx.example.org:25`, line 1.
 */
export function locationOf({ service, host, port, url }: TargetReport): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: `${service}/${encodeURIComponent(clip(host, 300))}:${port}` },
      region: { startLine: 1 },
    },
    logicalLocations: [{ fullyQualifiedName: clip(url, 300), kind: 'resource' }],
  };
}
