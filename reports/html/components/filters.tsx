import { levels, type Report, severities, verdicts } from '../../../runner/result/index.js';
import { serverName, serversOf, servicesOf } from '../../shared/servers.js';
import { visible } from '../../shared/visible.js';
import { verdictWords } from '../../shared/words.js';

/** The filter form. Hidden until the script shows it, because it does nothing without. */
export function Filters({ report, suites }: { report: Report; suites: readonly string[] }) {
  const servers = serversOf(report);
  const checks = report.targets.flatMap((target) => target.checks);
  const has = (value: string) => checks.some(({ severity, level }) => severity === value || level === value);
  return (
    <search aria-label="Filter the checks">
      <form id="filters" hidden>
        <label class="words">
          Text
          <input type="search" name="words" placeholder="title, id, message, clause" autocomplete="off" />
        </label>
        <label>
          Verdict
          <select name="verdict">
            <option value="">all</option>
            {verdicts
              .filter((verdict) => report.totals[verdict] > 0)
              .map((verdict) => (
                <option key={verdict} value={verdict}>
                  {verdictWords[verdict].label}
                </option>
              ))}
          </select>
        </label>
        {servers.length > 1 && (
          <label>
            Server
            <select name="server">
              <option value="">all</option>
              {servers.map((server) => (
                <option key={server.number} value={server.number}>
                  {visible(serverName(server))}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          Service
          <select name="service">
            <option value="">all</option>
            <Options values={servicesOf(report)} />
          </select>
        </label>
        <label>
          Suite
          <select name="suite">
            <option value="">all</option>
            <Options values={suites} />
          </select>
        </label>
        <label>
          Severity or level
          <select name="rating">
            <option value="">all</option>
            <optgroup label="Severity">
              <Options values={severities.filter(has)} />
            </optgroup>
            <optgroup label="Level">
              <Options values={levels.filter(has)} />
            </optgroup>
          </select>
        </label>
        <label>
          Requirement
          <input
            type="text"
            name="requirement"
            list="requirements"
            placeholder="5321-4.1.4 or an id"
            autocomplete="off"
            spellcheck={false}
          />
        </label>
        <datalist id="requirements" />
        <p class="buttons">
          <button type="reset">Reset</button>
          <button type="button" name="open">
            Open shown
          </button>
          <button type="button" name="close">
            Close all
          </button>
        </p>
      </form>
    </search>
  );
}

function Options({ values }: { values: readonly string[] }) {
  return (
    <>
      {values.map((value) => (
        <option key={value} value={visible(value)}>
          {visible(value)}
        </option>
      ))}
    </>
  );
}

/** What the filters leave, and each filter that is set, as a button that takes it away; in sight for as long as there are checks. */
export function Showing() {
  return (
    <div id="showing" hidden>
      <p id="shown" aria-live="polite" />
      <ul id="chips" aria-label="Filters that are set" />
    </div>
  );
}
