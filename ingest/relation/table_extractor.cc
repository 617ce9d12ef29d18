#include "ingest/relation/table_extractor.h"

#include <algorithm>

#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "ingest/relation/pattern.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/relation_table.tsv";

// The line of the original text that each block begins on. Cells of one line are a row.
std::vector<int32_t> LinesOfBlocks(const Document& document) {
  const std::u32string text = text::DecodeUtf8(document.text);
  std::vector<int32_t> lines;
  int32_t line = 0, at = 0;
  for (const Block& block : document.blocks) {
    const int32_t begin = document.origin[block.span.begin];
    if (begin < at) line = at = 0;
    line += static_cast<int32_t>(std::count(text.begin() + at, text.begin() + begin, U'\n'));
    at = begin;
    lines.push_back(line);
  }
  return lines;
}

// The first entity named in the block, kNone if there is none.
const Mention* FirstMention(const Reading& reading, int32_t block) {
  const Document& document = reading.document();
  const IndexRange mentions = reading.MentionsIn(document.blocks[block].span);
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    if (document.mentions[i].entity != kNone) return &document.mentions[i];
  }
  return nullptr;
}

// The last of the mentions that follow one another in the block: of an address the narrowest.
const Mention* LastMention(const Reading& reading, int32_t block) {
  const Document& document = reading.document();
  const IndexRange mentions = reading.MentionsIn(document.blocks[block].span);
  for (int32_t i = mentions.end - 1; i >= mentions.begin; --i) {
    if (document.mentions[i].entity != kNone) return &document.mentions[i];
  }
  return nullptr;
}

}  // namespace

TableExtractor::TableExtractor() {
  ForEachDataLine(kFile, IngestData(kFile), 3, [this](const std::vector<std::string_view>& fields) {
    const Column column = {ParseFactType(kFile, fields[0]), fields[1] == "subject"};
    for (const std::string_view head : SplitFields(fields[2], '|')) {
      columns_[FoldInPlace(text::DecodeUtf8(head))] = column;
    }
  });
}

void TableExtractor::Extract(const Reading& reading, FactSet* facts) const {
  const std::vector<Block>& blocks = reading.document().blocks;
  const auto is_cell = [](const Block& block) { return block.kind == BlockKind::kTableCell; };
  if (std::none_of(blocks.begin(), blocks.end(), is_cell)) return;
  const std::vector<int32_t> lines = LinesOfBlocks(reading.document());
  std::vector<Row> rows;
  for (int32_t i = 0; i < static_cast<int32_t>(blocks.size()); ++i) {
    if (!is_cell(blocks[i])) {
      ExtractTable(reading, rows, facts);
      rows.clear();
      continue;
    }
    if (rows.empty() || lines[rows.back().back()] != lines[i]) rows.emplace_back();
    rows.back().push_back(i);
  }
  ExtractTable(reading, rows, facts);
}

void TableExtractor::ExtractTable(const Reading& reading, const std::vector<Row>& rows,
                                  FactSet* facts) const {
  if (rows.size() < 2) return;
  const Document& document = reading.document();
  for (size_t cell = 0; cell < rows[0].size(); ++cell) {
    const Span head = document.blocks[rows[0][cell]].span;
    const auto column = columns_.find(std::u32string(reading.Folded(head)));
    if (column == columns_.end()) continue;
    for (size_t i = 1; i < rows.size(); ++i) {
      if (rows[i].size() != rows[0].size()) continue;
      const Mention* subject = nullptr;
      for (size_t c = 0; c < rows[i].size() && subject == nullptr; ++c) {
        if (c != cell) subject = FirstMention(reading, rows[i][c]);
      }
      const Mention* other = LastMention(reading, rows[i][cell]);
      if (subject == nullptr || other == nullptr) continue;
      Fact fact;
      fact.type = column->second.type;
      fact.subject = column->second.cell_is_subject ? other->entity : subject->entity;
      fact.object = column->second.cell_is_subject ? subject->entity : other->entity;
      fact.cue = document.View(head);
      if (fact.type == FactType::kWorksAt) fact.role = fact.cue;
      fact.evidence = {std::min(subject->span.begin, other->span.begin),
                       std::max(subject->span.end, other->span.end)};
      facts->Add(fact);
    }
  }
}

}  // namespace wenmai::ingest
