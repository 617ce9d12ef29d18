#include <gtest/gtest.h>

#include "segmented.h"

namespace wenmai::ingest {
namespace {

using Strings = std::vector<std::string>;

Strings Quotations(const Document& document) {
  Strings quotations;
  for (const Quotation& quotation : document.quotations) {
    quotations.push_back((quotation.is_reversed ? "<" : "") + Text(document, quotation.span));
  }
  return quotations;
}

TEST(QuotationFinderTest, QuotationsLieBetweenTheirMarks) {
  const struct {
    std::string_view text;
    Strings quotations;
  } cases[] = {
      {"他说：“好。”", {"好。"}},
      {"「甲『乙』丙」与“丁”", {"甲『乙』丙", "丁"}},
      {"She said \"yes\" and \"no\".", {"yes", "no"}},
      {"”站在风口上“。", {"<站在风口上"}},
      {"“必须是技术人员。“", {"必须是技术人员。"}},
      {"《失控》不是引文", {}},
      {"只有开头“没有结尾", {}},
  };
  for (const auto& [text, quotations] : cases) {
    EXPECT_EQ(Quotations(Segmented(text)), quotations) << text;
  }
}

TEST(QuotationFinderTest, ALongQuotationRunsOverParagraphs) {
  EXPECT_EQ(Quotations(Segmented("> “第一段。\n>\n> 第二段。\n>\n> 第三段。”\n\n正文。\n")),
            (Strings{"第一段。", "第二段。", "第三段。"}));
}

}  // namespace
}  // namespace wenmai::ingest
