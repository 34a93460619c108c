// Looks at the pages that `write_pages` wrote, as a reader's browser shows them:
//
//     node look.mjs PAGES AXE
//
// with the folder of the pages and the file of axe. Ends with 77 where there is no browser or no axe, so that
// the test counts as skipped; with 1 where a page is at fault.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { Browser, find_program } from "./browser.mjs";

const skipped = 77;
const narrowest = 320; // what 1280 pixels are at 400 %
const papers = { A4: { paperWidth: 8.27, paperHeight: 11.69 }, Letter: { paperWidth: 8.5, paperHeight: 11 } };

const [folder, axe_file] = process.argv.slice(2);
let faults = 0;
const check = (is_right, page, what) => {
    if (is_right) return;
    faults += 1;
    console.log(`${page}: ${what}`);
};
const skip = (why) => {
    console.log(`skipped: ${why}`);
    process.exit(skipped);
};

if (!existsSync(axe_file)) skip("axe is not there; `./dev test` fetches it with npm");
const axe = readFileSync(axe_file, "utf8");
const browser = await Browser.start();
if (browser === null) skip("there is no Chromium; `./dev test` installs it");
const pages = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
check(pages.length > 10, folder, "too few pages");
const url_of = (name) => pathToFileURL(resolve(join(folder, name))).href;

// Each complaint of axe in one line: rule, and the first element.
const run_axe = `axe.run(document, { rules: { "target-size": { enabled: true } } }).then(({ violations }) =>
    violations.map((one) => one.id + ": " + one.help + ": " + one.nodes[0].html.slice(0, 200) + " " +
                            (one.nodes[0].any[0]?.message ?? "")))`;

// The fullest page is looked at in every way, in each language; of the others two ways are enough.
const ways = [{ scheme: "light", width: 1280 }, { scheme: "dark", width: 400 }];
const more_ways = [{ scheme: "dark", width: 1280 }, { scheme: "light", width: 400 }];

async function check_access(page, name) {
    for (const { scheme, width } of name.startsWith("full") ? [...ways, ...more_ways] : ways) {
        await page.look({ width, scheme });
        await page.open(url_of(name));
        // Everything is looked at, the folds' content too.
        await page.ask("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
        await page.ask(axe);
        for (const one of await page.ask(run_axe)) check(false, `${name}, ${scheme}, ${width}`, one);
    }
    await page.look({ width: narrowest, scheme: "light" });
    const width = await page.ask("document.documentElement.scrollWidth");
    check(width <= narrowest, name, `needs ${width} pixels where there are ${narrowest}`);
}

// Whatever a notice says, the page has its own elements and no others.
async function check_harmless(page, name) {
    await page.look({ width: 1280, scheme: "light" });
    await page.open(url_of(name));
    const seen = await page.ask(`({
        scripts: [...document.scripts].map((one) => one.type).join(),
        foreign: document.querySelectorAll("img, iframe, object, embed, link, base, video, audio").length,
        handlers: [...document.querySelectorAll("*")].filter(
            (one) => [...one.attributes].some((each) => each.name.startsWith("on"))).length,
        styled: document.querySelectorAll("[style]").length,
        links: [...document.querySelectorAll("[href]")].map((one) => one.getAttribute("href")).filter(
            (one) => !one.startsWith("#") && !one.startsWith("https://")),
        unsafe: [...document.querySelectorAll("a[href^=https]")].filter(
            (one) => one.rel !== "noopener noreferrer").length,
        dangling: [...document.querySelectorAll("a[href^='#']")].map((one) => one.getAttribute("href")).filter(
            (one) => document.getElementById(one.slice(1)) === null),
        data: JSON.parse(document.getElementById("proviso-report").textContent).schema,
        alerted: window.alerted === undefined,
    })`);
    check(seen.scripts === "application/json,", name, `scripts: ${seen.scripts}`);
    check(seen.foreign === 0, name, "an element that loads something");
    check(seen.handlers === 0, name, "an inline handler");
    check(seen.styled === 0, name, "an inline style");
    check(seen.links.length === 0, name, `links to ${seen.links}`);
    check(seen.unsafe === 0, name, "a link without `rel`");
    check(seen.dangling.length === 0, name, `links to nowhere: ${seen.dangling}`);
    check(seen.data === "proviso-report/1", name, "no machine data");
    check(seen.alerted, name, "a text was run");
}

async function check_filter(page, name) {
    await page.look({ width: 1280, scheme: "light" });
    await page.open(url_of(name) + "#?outcome=gap");
    const shown = await page.ask(`({
        visible: [...document.querySelectorAll(".finding:not([hidden])")].map((one) => one.dataset.outcome),
        all: document.querySelectorAll(".finding").length,
        said: document.getElementById("shown").textContent,
    })`);
    check(shown.visible.length > 0 && shown.visible.every((one) => one === "gap"), name, "the filter shows others");
    check(shown.said.includes(String(shown.visible.length)), name, `the filter says \`${shown.said}\``);
    await page.ask(`document.getElementById("filter").reset()`);
    await page.ask("new Promise((done) => setTimeout(done, 50))");
    const again = await page.ask(`document.querySelectorAll(".finding:not([hidden])").length`);
    check(again === shown.all, name, "showing all again does not");
    const folded = await page.ask(`document.querySelector("details .finding")?.id ?? ""`);
    check(folded !== "", name, "no finding in a fold");
    await page.open(url_of(name) + "#" + folded);
    const is_open = await page.ask(`document.getElementById("${folded}").closest("details").open`);
    check(is_open, name, "a link into a fold does not open it");
}

const text_of = (pdf) => {
    const { stdout, status } = spawnSync("pdftotext", ["-", "-"], { input: pdf, maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error("pdftotext ended with an error");
    return stdout.toString("utf8").replace(/\s+/g, "");
};

// Without script, nothing but the page's own text and style is at work: what the print shows is there.
async function check_print(page, name) {
    await page.open(url_of(name));
    const wanted = await page.ask(`[...document.querySelectorAll(".finding")].map((one) => one.id)`);
    const messages = await page.ask(`[...document.querySelectorAll(".finding h5, .follower b")].map((one) => one.textContent)`);
    const said = await page.ask(`document.querySelector("h1").textContent`);
    await page.send("Emulation.setScriptExecutionDisabled", { value: true });
    await page.open(url_of(name));
    for (const [paper, size] of Object.entries(papers)) {
        const text = text_of(await page.print(size));
        for (const id of wanted) check(text.includes(id), `${name} on ${paper}`, `finding ${id} is not printed`);
        for (const one of messages) {
            check(text.includes(one.replace(/\s+/g, "")), `${name} on ${paper}`, `not printed: ${one}`);
        }
        check(text.includes(said.replace(/\s+/g, "")), `${name} on ${paper}`, "no case");
        check(text.includes("1/"), `${name} on ${paper}`, "no page numbers");
    }
    await page.send("Emulation.setScriptExecutionDisabled", { value: false });
}

const page = await browser.page();
for (const name of pages) {
    await check_access(page, name);
    await check_harmless(page, name);
    for (const one of page.complaints.splice(0)) check(false, name, one);
}
for (const name of pages.filter((one) => one.startsWith("full"))) await check_filter(page, name);
if (find_program(["pdftotext"]) === null) {
    console.log("not tried: what is printed, as `pdftotext` is not there (package poppler-utils)");
} else {
    for (const name of ["full-en.html", "full-de.html", "hostile-text.html"]) await check_print(page, name);
}
for (const one of page.complaints) check(false, "at the end", one);
await browser.stop();
console.log(`${pages.length} pages looked at, ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
