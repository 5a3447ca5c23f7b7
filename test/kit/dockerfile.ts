import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Copy, DockerfileParser, type From, type JSONInstruction } from 'dockerfile-ast';
import picomatch from 'picomatch';
import { bash } from './github.js';

export interface Image {
  /** The root folder. */
  readonly root: string;
  readonly workdir: string;
  readonly user: string;
  readonly base: string;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
}

/**
 * Does what a Dockerfile says, each stage in a folder of its own that stands for its root, with the Node of this machine in the place of
 * the base image: COPY out of the context, RUN in the working directory. There is no container engine here. Knows the instructions that
 * ours has, and refuses others.
 */
export async function build(context: string, into: string): Promise<Image> {
  const dockerfile = DockerfileParser.parse(await readFile(join(context, 'Dockerfile'), 'utf8'));
  const kept = await keptOf(context);
  const stages: (Image & { name: string | null })[] = [];
  for (const instruction of dockerfile.getInstructions()) {
    const keyword = instruction.getKeyword();
    const args = instruction.getArguments().map((argument) => argument.getValue());
    if (keyword === 'FROM') {
      const from = instruction as From;
      const root = join(into, `stage-${stages.length}`);
      await mkdir(root, { recursive: true });
      const base = from.getImage() ?? '';
      stages.push({
        root,
        base,
        name: from.getBuildStage(),
        workdir: '/',
        user: 'root',
        entrypoint: [],
        cmd: [],
      });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`${keyword} before FROM`);
    const inside = (path: string): string =>
      join(stage.root, path.startsWith('/') ? '' : stage.workdir, path);
    const change = (what: Partial<Image>): void => {
      stages[stages.length - 1] = { ...stage, ...what };
    };
    const words = () => (instruction as JSONInstruction).getJSONStrings().map((it) => it.getJSONValue());
    switch (keyword) {
      case 'WORKDIR':
        await mkdir(inside(args[0] ?? ''), { recursive: true });
        change({ workdir: args[0] ?? '' });
        break;
      case 'COPY': {
        const flag = (instruction as Copy).getFromFlag()?.getValue();
        const earlier = stages.find(({ name }) => name === flag);
        const to = args.at(-1) ?? '';
        for (const from of args.slice(0, -1)) {
          if (flag === undefined && !kept(from)) throw new Error(`.dockerignore leaves out ${from}`);
          const source = flag === undefined ? join(context, from) : join(earlier?.root ?? '?', from);
          const target = to.endsWith('/') ? join(inside(to), from) : inside(to);
          await mkdir(dirname(target), { recursive: true });
          await cp(source, target, { recursive: true });
        }
        break;
      }
      case 'RUN': {
        const { PATH = '', HOME = '' } = process.env;
        const command = instruction.getRawArgumentsContent() ?? '';
        // Who owns a folder is of no matter here, and the user of the image is none of this machine.
        if (command.startsWith('chown ')) break;
        const env = { PATH, HOME, npm_config_prefer_offline: 'true' };
        const { code, log } = await bash(['-c', command], inside('.'), env);
        if (code !== 0) throw new Error(`RUN ${command}: ${code}\n${log}`);
        break;
      }
      case 'USER':
        change({ user: args[0] ?? '' });
        break;
      case 'ENTRYPOINT':
        change({ entrypoint: words() });
        break;
      case 'CMD':
        change({ cmd: words() });
        break;
      default:
        throw new Error(`what ${keyword} does is not known here`);
    }
  }
  const image = stages.at(-1);
  if (image === undefined) throw new Error('no stage');
  return image;
}

/** What .dockerignore leaves in the context: the last pattern that matches a path or a folder above it decides. */
async function keptOf(context: string): Promise<(path: string) => boolean> {
  const lines = (await readFile(join(context, '.dockerignore'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  return (path) =>
    lines.reduce((kept, line) => {
      const pattern = line.replace(/^!/, '');
      const top = path.split('/')[0] ?? '';
      const matches = picomatch(pattern, { dot: true });
      return matches(path) || matches(top) ? line.startsWith('!') : kept;
    }, true);
}
