import { levels, type Report, services, severities, verdicts } from '../../../runner/result/index.js';
import { visible } from '../../shared/visible.js';
import { verdictWords } from '../../shared/words.js';

/** The filter form. Hidden until the script shows it, because it does nothing without. */
export function Filters({ report, suites }: { report: Report; suites: readonly string[] }) {
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
        <label>
          Service
          <select name="service">
            <option value="">all</option>
            <Options
              values={services.filter((service) =>
                report.targets.some((target) => target.service === service),
              )}
            />
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
        <p class="buttons">
          <button type="reset">Reset</button>
          <button type="button" name="open">
            Open shown
          </button>
          <button type="button" name="close">
            Close all
          </button>
        </p>
        <p id="shown" aria-live="polite" />
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
