import { type Debugger, Session } from 'node:inspector';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * A thread beside the one that runs suites. Where that one has not come back to its event loop for `limit` seconds, nothing in it can help:
 * no timer fires, no signal is heard. This one then asks the debugger where it is, and ends what it runs.
 */
const { beats, limit } = workerData as { readonly beats: Int32Array; readonly limit: number };
let last = -1;
let still = 0;

// Counted in turns of our own, so that a machine that slept is no loop.
setInterval(() => {
  const now = Atomics.load(beats, 0);
  still = now === last ? still + 1 : 0;
  last = now;
  if (still === limit) end();
}, 1000);

function end(): void {
  const session = new Session();
  session.connectToMainThread();
  const urls = new Map<string, string>();
  session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => urls.set(scriptId, url));
  session.once('Debugger.paused', ({ params }) => {
    // The other thread reads this when it is at its event loop again.
    parentPort?.postMessage(placesOf(params.callFrames, urls));
    session.post('Runtime.terminateExecution');
    session.post('Debugger.disable', () => session.disconnect());
  });
  session.post('Debugger.enable');
  session.post('Debugger.pause');
}

/** `file:///…:12`, the innermost first. */
function placesOf(frames: readonly Debugger.CallFrame[], urls: ReadonlyMap<string, string>): string[] {
  return frames.map(({ location: { scriptId, lineNumber } }) => `${urls.get(scriptId)}:${lineNumber + 1}`);
}
