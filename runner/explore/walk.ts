import { type Answer, Session, type SessionSettings } from '../net/index.js';
import { type Answered, isListed, Oracle, readCommand } from '../protocol/model/index.js';
import type { Spoken } from '../protocol/sasl/index.js';
import type { Service } from '../result/index.js';
import type { Probe } from '../scenario/index.js';
import { type LoginTools, logInBy, offeredMechanisms, whyNotSend } from '../scenario/index.js';
import { dialogueOf } from './dialogue.js';
import type { Counterexample, Unlisted } from './result.js';
import { type Place, quit, type Step } from './vocabulary.js';

export interface WalkSettings {
  readonly service: Service;
  readonly session: SessionSettings;
  readonly probe: Probe;
  /** Undefined where no login is to be tried. */
  readonly login: LoginTools | undefined;
  /** What has logged in there. */
  readonly mechanism: Spoken | undefined;
  /** STARTTLS has been seen to work here. */
  readonly mayEncrypt: boolean;
  /** DATA may be said where there is no recipient. */
  readonly mayData: boolean;
  /** Error replies, after which a session ends: servers drop or slow down clients that cause more. */
  readonly errors: number;
  /** Commands that the session may have, QUIT included. */
  readonly commands: number;
}

/** What a walk saw that is forbidden. */
export type Sighting = Pick<Counterexample, 'row' | 'because' | 'to' | 'state' | 'dialogue'>;

const closeGraceMs = 2_000;

/** One session that says one step after the other, each reply judged by the state model. It ends at the first that is forbidden. */
export class Walk {
  /** What was said, without the QUIT at the end. */
  readonly steps: Step[] = [];
  readonly reached = new Set<string>();
  readonly unlisted: Unlisted[] = [];
  commands = 0;
  sighting: Sighting | undefined;
  /** Why the session says nothing about the server: 421, a reset, a wait that ran out. */
  trouble: string | undefined;
  readonly #oracle: Oracle;
  readonly #settings: WalkSettings;
  #session: Session | undefined;
  #over = false;
  #errors = 0;
  #unasked = 0;
  #last: Answered = 'connection';
  /** Some RCPT drew no refusal: whatever is said later, this server may hold a recipient. */
  #hadRecipient = false;

  constructor(settings: WalkSettings) {
    this.#settings = settings;
    this.#oracle = new Oracle(settings.service !== 'smtp');
  }

  /** Connects and takes the greeting. */
  async begin(): Promise<void> {
    try {
      const { session, tls } = await Session.connect(this.#settings.session);
      this.#session = session;
      if (tls?.ok === false) return this.#give(`TLS could not be started: ${tls.why}`);
      const greeting = await session.greeting();
      if (greeting.kind === 'reply' && !greeting.is(2, 3)) return this.#give(`the greeting was ${greeting}`);
      if (greeting.kind !== 'reply') return this.#give(`no greeting came: ${greeting}`);
      await this.#judge('connection', greeting);
    } catch (error) {
      this.#give(`no connection: ${(error as Error).message}`);
    }
  }

  /** Whether the step is to be said now. @param bold  also where it is not apt */
  takes(step: Step, bold: boolean): boolean {
    const { errors, commands } = this.#settings;
    if (this.#over || this.#errors >= errors || this.commands + 1 >= commands) return false;
    const place = this.#place();
    if (step.verb === 'STARTTLS' && !place.securable) return false;
    if (step.verb === 'AUTH' && !place.loginReady) return false;
    // A message must never be accepted for anybody, and a server at fault may keep a recipient that it should have dropped.
    if (step.verb === 'DATA' && (this.#hadRecipient || !this.#settings.mayData)) return false;
    return bold || step.apt(place);
  }

  /** Says the step and judges what it draws. */
  async play(step: Step): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    if (step !== quit) this.steps.push(step);
    const line = step.line(this.#settings.probe);
    const answered = readCommand(line)?.to ?? 'unknown';
    this.#oracle.sent(`${line}\r\n`);
    this.commands += 1;
    await this.#judge(answered, await this.#say(step, line, session));
    if (!this.#over && this.#waitsForText) await this.#endText(session);
  }

  /** Leaves: QUIT, judged as well, and the close. */
  async end(): Promise<void> {
    if (!this.#over) await this.play(quit);
    await this.#session?.quit();
  }

  /** Ends the session where it is. */
  stop(waitMs: number): void {
    this.#over = true;
    void this.#session?.quit(waitMs);
  }

  async #say(step: Step, line: string, session: Session): Promise<Answer> {
    const { probe } = this.#settings;
    if (line === `EHLO ${probe.clientName}`) return session.ehlo(probe.clientName);
    if (step.verb === 'AUTH') return this.#logIn(session);
    if (step.verb === 'STARTTLS') return this.#secure(session);
    const answer = await session.command(line);
    // Code 0 and odd classes are taken for acceptance here: this guards somebody's mailbox.
    if (step.verb === 'RCPT' && !answer.is(4, 5)) this.#hadRecipient = true;
    return answer;
  }

  async #logIn(session: Session): Promise<Answer> {
    const { login, mechanism } = this.#settings;
    if (login === undefined || mechanism === undefined)
      throw new Error('AUTH was said where no login is ready');
    const { answer, why } = await logInBy(session, mechanism, login);
    if (why !== undefined) this.#give(`the login was given up: ${why}`);
    return answer;
  }

  async #secure(session: Session): Promise<Answer> {
    const go = await session.command('STARTTLS');
    if (!go.is(220)) return go;
    const tls = await session.upgrade();
    if (!tls.ok) this.#give(`the TLS handshake failed: ${tls.why}`);
    return go;
  }

  /** Mail data is awaited. */
  get #waitsForText(): boolean {
    return this.#oracle.states.some(({ input }) => input === 'data' || input === 'doomed');
  }

  /** Ends mail data that can only be refused, as there is no recipient; where that is not certain, the connection is dropped. */
  async #endText(session: Session): Promise<void> {
    if (this.#hadRecipient || !this.#oracle.states.every(({ input }) => input === 'doomed')) {
      this.#over = true;
      await session.close();
      return;
    }
    this.#oracle.sent('.\r\n');
    await this.#judge('end of data', await session.endData(''));
  }

  async #judge(to: Answered, answer: Answer): Promise<void> {
    const session = this.#session;
    if (session === undefined || this.#over) return;
    const extra = session.exchanges.filter(({ unasked, reply }) => unasked && reply.code !== 421).length;
    if (extra > this.#unasked)
      return this.#see('5321-4.2-01', 'one command drew more than one reply', this.#last);
    const before = this.#last;
    this.#last = to;
    if (answer.kind !== 'reply') return this.#judgeSilence(to, before, answer, session);
    const state = this.#oracle.states;
    const ruling = this.#oracle.replied(answer.code);
    if (session.saw421) return this.#give(`the server answered ${answer}`);
    if (ruling === undefined || state.length === 0) return this.#leave();
    this.reached.add(ruling.state);
    if (ruling.forbidden !== undefined)
      return this.#judgeForbidden(to, ruling.forbidden, ruling.state, session);
    if (answer.is(4, 5)) this.#errors += 1;
    if (!isListed(to, answer.code))
      this.unlisted.push({ to, code: answer.code, reply: session.mask(String(answer)) });
    if (to === 'STARTTLS' && answer.is(220)) this.#oracle.secured();
    if (to === 'QUIT') await session.end(closeGraceMs);
    if (to === 'QUIT' || !this.#oracle.follows) this.#leave();
  }

  /** A reply counts only where it surely answers this command: what follows up to the end of the session must be one reply to QUIT. */
  async #judgeForbidden(
    to: Answered,
    { row, because }: { readonly row: string; readonly because: string },
    state: string,
    session: Session,
  ): Promise<void> {
    const dialogue = dialogueOf(session);
    const behind = to === 'QUIT' ? await late(session) : (await this.#rest(session)).length - 1;
    if (behind > 0) return this.#see('5321-4.2-01', 'one command drew more than one reply', to);
    this.#leave();
    this.sighting = { row, because, to, state, dialogue };
  }

  async #judgeSilence(to: Answered, before: Answered, answer: Answer, session: Session): Promise<void> {
    if (session.saw421) return this.#give('the server answered 421');
    if (answer.kind === 'closed' || answer.kind === 'truncated') {
      // The close shows at the next command at the earliest, so that the one before may be its cause.
      const row = to === 'unknown' || before === 'unknown' ? '5321-3.8-03' : '5321-3.8-02';
      return this.#see(row, 'the server closed the connection with no reply to this command, and no 421', to);
    }
    if (answer.kind !== 'timed-out') return this.#give(String(answer));
    // That nothing came yet proves nothing; that a later command was answered, and this one was not, does.
    const dialogue = dialogueOf(session);
    const rest = to === 'QUIT' ? [] : await this.#rest(session);
    if (rest.length !== 1 || !rest[0]?.is(221)) return this.#give(String(answer));
    this.#see('5321-4.2-01', 'the command drew no reply, and QUIT behind it drew one', to);
    if (this.sighting !== undefined) this.sighting = { ...this.sighting, dialogue };
  }

  #rest(session: Session): Promise<Answer[]> {
    this.commands += 1;
    return session.remaining();
  }

  #see(row: string, because: string, to: Answered): void {
    const dialogue = this.#session === undefined ? [] : dialogueOf(this.#session);
    this.sighting = { row, because, to, state: [...this.reached].at(-1) ?? '', dialogue };
    this.#leave();
  }

  #give(trouble: string): void {
    this.trouble ??= this.#session?.mask(trouble) ?? trouble;
    this.#leave();
  }

  #leave(): void {
    this.#over = true;
  }

  #place(): Place {
    const session = this.#session;
    const { login, mechanism, service, mayEncrypt } = this.#settings;
    const state = this.#oracle.states[0];
    const loginReady =
      session !== undefined &&
      login !== undefined &&
      mechanism !== undefined &&
      offeredMechanisms(session).includes(mechanism) &&
      whyNotSend(session, session.localAddress, login.insecure) === undefined;
    return {
      stage: state?.stage ?? 'closing',
      transaction: state?.transaction ?? 'none',
      submission: service !== 'smtp',
      authenticated: state?.authenticated ?? false,
      securable: mayEncrypt && session?.tls === false && session.offers('STARTTLS'),
      loginReady,
    };
  }
}

/** Replies that come behind the last one that was due, before the server closes. */
async function late(session: Session): Promise<number> {
  let count = 0;
  while ((await session.reply(undefined, closeGraceMs)).kind === 'reply') count += 1;
  return count;
}
