/** A reporter pastes a story and follows what is found, with a script and without; and sees the forms of a quotation side by side. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { sessionOf, visit } from './session.ts';

const folder = mkdtempSync(join(tmpdir(), 'pullquote-draft-'));
const SAID = 'We will not pay for the bridge while the ferry is tied up in the harbour';
for (const [name, words] of [
  ['one', SAID],
  ['two', `${SAID}, and that is the end of it`],
]) {
  writeFileSync(
    join(folder, `${name ?? ''}.md`),
    `---\nsource: ${name ?? ''}\npublished: 2024-03-01\n---\n# The toll, ${name ?? ''}\n\n“${words ?? ''},” Mayor Edith Quarrell said.\n`,
  );
}
const session = sessionOf(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DRAFT = `“${SAID},” Edith Quarrell said.\n\n“We will not pay for the tunnel while the ferry is tied up in the harbour,” Edith Quarrell said.\n\n“${SAID},” Harold Finch said.\n\n“The moon is full of herring and regret,” Harold Finch said.`;

describe.each([true, false])('with a script: %s', (javaScriptEnabled) => {
  it('each quotation of a pasted story is judged, and leads to where it stands', async () => {
    await visit(session, '/', { javaScriptEnabled }, async (page) => {
      await page.getByRole('link', { name: 'Check a draft' }).click();
      await page.getByLabel('The story').fill(DRAFT);
      await page.getByRole('button', { name: 'Check its quotations' }).click();
      const verdicts = await page.locator('.finding').evaluateAll((all) => all.map((one) => one.classList.item(1)));
      expect(verdicts).toEqual(['exact', 'changed', 'other-speaker', 'not-found']);
      expect(await page.locator('.changed del').textContent()).toContain('tunnel');
      expect(await page.locator('.changed ins').textContent()).toContain('bridge');
      expect(page.url()).not.toContain('herring');
      await page.locator('.finding.exact a').first().click();
      expect(await page.locator('mark').first().textContent()).toContain('pay for the bridge');
    });
  });

  it('the forms of a quotation stand beside one another', async () => {
    await visit(session, '/?q=ferry&scope=quotations', { javaScriptEnabled }, async (page) => {
      await page.getByRole('link', { name: 'Same quotation in 1 other article' }).first().click();
      expect(await page.locator('h1').textContent()).toBe('Same words elsewhere');
      const boxes = await page.locator('.beside blockquote').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      expect(boxes).toHaveLength(2);
      expect(boxes[0]).toBe(boxes[1]);
      await page.getByRole('link', { name: 'Back to the text' }).click();
      expect(await page.locator('mark').first().textContent()).toContain('pay for the bridge');
    });
  });
});

describe('what axe finds', () => {
  it('is nothing, in either scheme, at either width, and nothing is wider than the screen', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [360, 1440]) {
        await visit(session, '/check', { colorScheme, viewport: { width, height: 800 } }, async (page) => {
          await page.getByLabel('The story').fill(DRAFT);
          await page.getByRole('button', { name: 'Check its quotations' }).click();
          await page.locator('#report').waitFor();
          expect(await violations(page), `draft ${colorScheme} ${String(width)}`).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
          await page.goto(`${session.url}/?q=ferry&scope=quotations`);
          await page.getByRole('link', { name: 'Same quotation in' }).first().click();
          await page.locator('.beside').waitFor();
          expect(await violations(page), `variants ${colorScheme} ${String(width)}`).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        });
      }
    }
  });
});
