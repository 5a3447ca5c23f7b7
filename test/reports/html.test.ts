import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../reports/html/index.js';
import { verdicts } from '../../runner/result/index.js';
import { exampleReport, hostileReport, judgedTarget, largeReport, reportOf } from './example.js';
import { check } from './example-checks.js';

const count = (text: string, part: string | RegExp) => text.split(part).length - 1;

describe('renderHtml', () => {
  const html = renderHtml(exampleReport());

  it('holds every check once, with its id and title', () => {
    const checks = exampleReport().targets.flatMap((target) => target.checks);
    expect(count(html, /<details class="check[ "]/)).toBe(checks.length);
    for (const { id, title } of checks) {
      expect(html).toContain(`<bdi>${id}</bdi>`);
      expect(html).toContain(title);
    }
  });

  it('gives every check an anchor of its own, and links only to anchors that exist', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const linked = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(linked.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('explains every verdict in words', () => {
    const legend = html.slice(html.indexOf('<dl class="legend">'));
    for (const verdict of verdicts) expect(legend).toContain(`badge ${verdict}`);
  });

  it('draws a tile for each section, which tells its state in words', () => {
    const map = html.slice(html.indexOf('<section id="map"'), html.indexOf('<section id="checks"'));
    const tiles = map.split('<li ').slice(1);
    const told = tiles.map((tile) => [
      / class="tile ([^"]+)"/.exec(` ${tile}`)?.[1],
      tile
        .replace(/^[^>]*>/, '')
        .replace(/<svg.*?<\/svg>/g, '')
        .replace(/<\/li>.*$/s, '')
        .replace(/<[^>]+>/g, ' ')
        .replace(/ +/g, ' ')
        .trim(),
    ]);
    expect(told).toEqual([
      ['blank', '2.3 SMTP Terminology nothing to see'],
      ['warn', '2.3.8 warn Lines 2 of 3 judged, 1 broken'],
      ['unseen', '3.5.1 Overview 0 of 12 judged'],
      ['pass', '4.3.1 pass Sequencing Overview 1 of 5 judged'],
      ['inconclusive', '4.3.2 inconclusive Command-Reply Sequences 0 of 17 judged'],
      ['blank', '4.4 Trace Information nothing to see'],
      ['blank', 'B SMTP Commands from Header Fields nothing to see'],
      ['fail', 'F.3 fail HELO 1 of 1 judged, 1 broken'],
    ]);
    expect(map).toContain('<h4><bdi>4 The SMTP Specifications</bdi></h4>');
    expect(map).toContain('<h4><bdi>Appendices</bdi></h4>');
  });

  it('has no map, and no link to one, where the report knows no sections', () => {
    const { sections: _, ...report } = exampleReport();
    expect(renderHtml(report)).not.toMatch(/id="map"|href="#map"/);
    expect(html).toContain('href="#map"');
  });

  it('puts the same finding of three services into one entry to look at', () => {
    const list = html.slice(html.indexOf('<section id="attention"'), html.indexOf('<section id="roles"'));
    expect(count(list, '<bdi>@local:user@outside</bdi>')).toBe(1);
    expect(count(list, '<a href="#t')).toBe(6 + 2 + 6 + 3);
  });

  it('puts the remedy of the recognised product first and leaves other products out', () => {
    const at = html.lastIndexOf('allow_percent_hack');
    const remedy = html.slice(at - 60, at + 200);
    expect(remedy).toMatch(/Postfix.*allow_percent_hack.*Any server.*Refuse such local parts/);
    expect(html).not.toContain('Deny % in an ACL');
  });

  it('shows all advice when the product is unknown', () => {
    const { software: _, ...target } = judgedTarget('smtp', exampleReport().targets[0]?.checks ?? []);
    const text = renderHtml(reportOf([target]));
    expect(text).toContain('Deny % in an ACL');
    expect(text).toContain('allow_percent_hack');
  });

  it('dims line ends, breaks a long write after each, and leaves an escaped backslash alone', () => {
    const end = '<span class="eol">\\r\\n</span>';
    expect(html).toContain(`MAIL FROM:&lt;probe@probe.example>${end}\nRCPT TO`);
    const target = judgedTarget('smtp', [check('a/b', { transcripts: [9] })]);
    const data = 'a\\\\n\\\\\\\\r \\x5Cn\\n';
    target.transcripts.push({ id: 9, scenario: 'a/b', events: [{ ms: 0, from: 'server', tls: true, data }] });
    expect(renderHtml(reportOf([target]))).toContain(
      '<li class="server tls" data-ms="0">S: a\\\\n\\\\\\\\r \\x5Cn<span class="eol">\\n</span></li>',
    );
  });

  it('admits its own style and script by hash and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const hashOf = (tag: string) => {
      const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '';
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hashOf('style')}`,
      `script-src ${hashOf('script')}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html).not.toMatch(/ (src|style|on\w+)=/);
  });

  it('lets no markup, control or bidi character through', () => {
    const text = renderHtml(hostileReport());
    expect(count(text, /<script/i)).toBe(1);
    expect(text).not.toMatch(/<img/i);
    expect(text).not.toMatch(/href="javascript/i);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(text).toContain('\\x1B[31mred');
    expect(text).toContain('\\u{202E}fdp.exe');
  });

  it('does not lose a byte of a 64 kB line', () => {
    expect(renderHtml(hostileReport())).toContain('y'.repeat(65_532));
  });

  it('says so when nothing was judged', () => {
    const text = renderHtml(
      reportOf([{ ...judgedTarget('smtp', []), reachability: 'refused', problem: 'Refused' }]),
    );
    expect(text).toContain('1 target could not be judged');
    expect(text).toContain('No check was run.');
  });

  it('grows with the number of checks, by less than 4 kB for a short one', () => {
    const size = (checks: number) => renderHtml(largeReport(checks)).length;
    expect((size(1000) - size(0)) / 1000).toBeLessThan(4096);
    expect((size(1000) - size(500)) / (size(500) - size(0))).toBeLessThan(1.05);
  });
});
