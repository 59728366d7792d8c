// Prints words of an HTML page's body, one a line: different ones of at least five letters, at
// most 330, taken at even distances over the page.
const fs = require("fs");

const text = fs
  .readFileSync(process.argv[2], "utf8")
  .replace(/^.*<body>/s, "")
  .replace(/<[^>]*>/g, " ")
  .replace(/&[^;]*;/g, " ")
  .normalize("NFC");
const words = [...new Set(text.match(/(?<![\p{L}\p{N}’'-])\p{L}+([’']\p{L}+)*(?![\p{L}\p{N}’'-])/gu))];
const long = words.filter((word) => word.replace(/[’']/g, "").length >= 5);
const step = Math.max(1, long.length / 330);
for (let i = 0; i < long.length; i += step) console.log(long[Math.floor(i)]);
