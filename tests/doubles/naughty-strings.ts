/** Texts that break programs: each stands for a way in which people, machines or attackers write. */
export const naughtyStrings: readonly string[] = [
  'plain',
  'Straße, Ærø, naïve façade — “quotes” ‚low‘ «guillemets»',
  // Control characters, among them the one that ends a text in C.
  'nul\u0000inside',
  'bell\u0007 backspace\u0008 escape\u001b[31mred\u001b[0m delete\u007f',
  'tab\tand line\nand return\r\nand form feed\fand vertical\u000btab',
  'unit\u001fseparator, next\u0085line, line\u2028separator, paragraph\u2029separator',
  // Writing from right to left, and marks that turn the direction of what follows.
  'שלום עולם',
  'مرحبا بالعالم ١٢٣',
  'override \u202Egnp.exe\u202C and isolate \u2067abc\u2069',
  // What is not one code unit a character.
  '👩🏽‍🔧🇩🇪👨‍👩‍👧‍👦 e\u0301 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  '𠜎𠜱 漢字 かな 한국어 ไทย',
  'zero\u200Bwidth\u200Djoiner\uFEFFmark',
  'lone high \uD83D and low \uDE00 halves',
  '\uFFFE\uFFFF non-characters',
  // Markup and scripts.
  '<script>globalThis.harmed = true</script>',
  '"><img src=x onerror="globalThis.harmed = true">',
  "javascript:globalThis.harmed='yes'//",
  '</textarea></title></style><svg/onload=globalThis.harmed=true>',
  '&lt;b&gt; &amp; &#x27; <!-- -- > ]]> <?php ?> {{7*7}} ${7*7} #{7*7}',
  // Formulas and separators of tables.
  '=HYPERLINK("http://harm.example","click")',
  '+1+1',
  '-2+3+cmd|calc!A0',
  '@SUM(1)',
  "'already guarded",
  'a;b,c\td"e""f\'g|h',
  // Databases, paths, patterns, formats.
  "Robert'); DROP TABLE requests;--",
  '%s %n %d %x {0} {name} {count, plural, one {#} other {#}}',
  '../../../etc/passwd C:\\con\\nul \\\\server\\share file:///dev/null',
  '(?:(a+)+)+$ [^ .*? \\u0000 \\',
  'null undefined NaN true false 0 -0 1e309 0x1F',
  '__proto__ constructor toString hasOwnProperty',
  // Long ones.
  'long '.repeat(2_000).trim(),
  'W'.repeat(10_000),
]
