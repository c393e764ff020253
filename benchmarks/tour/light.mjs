// node light.mjs FROM.exr.js TO: the light of a panorama as floats (red, green, blue, alpha), 512 × 256, the bottom row first.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [, , from, to] = process.argv, find = createRequire(`${process.cwd()}/`);
const three = await import(pathToFileURL(find.resolve("three/addons/loaders/EXRLoader.js")));
const packed = Buffer.from(readFileSync(from, "utf8").split("base64,")[1].split("'")[0], "base64");
const loader = new three.EXRLoader().setDataType(1015); // FloatType
const { data, width, height } = loader.parse(packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.length));
if (width !== 512 || height !== 256) throw new Error(`${width} × ${height}`);
writeFileSync(to, Buffer.from(data.buffer));
