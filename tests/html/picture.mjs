// Takes the picture of the README: node picture.mjs REPORT.html PICTURE.png
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { Browser } from "./browser.mjs";

const [report, picture] = process.argv.slice(2);
const browser = await Browser.start();
const page = await browser.page();
await page.look({ width: 1280, scheme: "light" });
await page.open(pathToFileURL(resolve(report)).href);
const clip = { x: 0, y: 0, width: 1280, height: 1100, scale: 1 };
writeFileSync(picture, await page.picture({ captureBeyondViewport: true, clip }));
await browser.stop();
