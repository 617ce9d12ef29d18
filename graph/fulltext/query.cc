#include "graph/fulltext/query.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

constexpr int kParenthesesMax = 32;  // deeper ones are passed over
constexpr size_t kRunPhraseMax = 4;  // characters of Han or kana that are taken for one word

struct Token {
  enum class Kind : uint8_t { kWord, kPhrase, kOpen, kClose, kAnd, kOr, kNot, kPlus };
  Kind kind;
  std::u32string_view text;  // of a word or phrase
};

bool IsOpenQuote(char32_t c) { return c == U'"' || c == U'\u201C' || c == U'\uFF02'; }
bool IsCloseQuote(char32_t c) { return c == U'"' || c == U'\u201D' || c == U'\uFF02'; }
bool IsOpen(char32_t c) { return c == U'(' || c == U'\uFF08'; }
bool IsClose(char32_t c) { return c == U')' || c == U'\uFF09'; }
// What elsewhere marks fields, boosts and fuzzy words only ends a word here.
bool IsSeparator(char32_t c) { return text::IsSpace(c) || c == U':' || c == U'^' || c == U'~'; }

Token::Kind KindOfWord(std::u32string_view word) {
  if (word == U"AND" || word == U"&&") return Token::Kind::kAnd;
  if (word == U"OR" || word == U"||") return Token::Kind::kOr;
  return word == U"NOT" ? Token::Kind::kNot : Token::Kind::kWord;
}

std::vector<Token> Tokenize(std::u32string_view text) {
  using Kind = Token::Kind;
  std::vector<Token> tokens;
  // The end of what goes on from `begin` until a character is one that `is_end` wants.
  const auto find_end = [text](size_t begin, auto is_end) {
    while (begin < text.size() && !is_end(text[begin])) ++begin;
    return begin;
  };
  const auto is_word_end = [](char32_t c) {
    return IsSeparator(c) || IsOpen(c) || IsClose(c) || IsOpenQuote(c);
  };
  for (size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    if (IsOpen(c) || IsClose(c)) {
      tokens.push_back({IsOpen(c) ? Kind::kOpen : Kind::kClose, {}});
      ++i;
    } else if (IsOpenQuote(c)) {
      const size_t end = find_end(i + 1, IsCloseQuote);
      tokens.push_back({Kind::kPhrase, text.substr(i + 1, end - i - 1)});
      i = end + 1;
    } else if (IsSeparator(c)) {
      ++i;
    } else if (c == U'+' || c == U'-') {
      // Before a space it is a dash or a sum, which ask for nothing.
      if (i + 1 < text.size() && !text::IsSpace(text[i + 1])) {
        tokens.push_back({c == U'+' ? Kind::kPlus : Kind::kNot, {}});
      }
      ++i;
    } else {
      const size_t end = find_end(i, is_word_end);
      const std::u32string_view word = text.substr(i, end - i);
      tokens.push_back({KindOfWord(word), word});
      i = end;
    }
  }
  return tokens;
}

// A group of one is that one.
FullTextQuery Simplify(FullTextQuery query) {
  if (!query.phrase.empty() || !query.must_not.empty()) return query;
  if (query.must.size() == 1 && query.should.empty()) return FullTextQuery(query.must.front());
  if (query.should.size() == 1 && query.must.empty()) return FullTextQuery(query.should.front());
  return query;
}

// query       := conjunction*            OR between them says what is so anyway
// conjunction := item (AND item)*
// item        := ('+' | '-' | NOT)* (word | phrase | '(' query ')')
class Parser {
 public:
  Parser(std::vector<Token> tokens, FullTextAnalyzer* analyzer)
      : tokens_(std::move(tokens)), analyzer_(*analyzer) {}

  FullTextQuery Parse() {
    FullTextQuery query;
    while (next_ < tokens_.size()) {
      ParseGroup(0, &query);
      ++next_;  // a parenthesis that closes nothing
    }
    return Simplify(std::move(query));
  }

 private:
  enum class Occur : uint8_t { kShould, kMust, kMustNot };
  struct Item {
    Occur occur = Occur::kShould;
    FullTextQuery query;
    bool is_word = false;
  };

  bool At(Token::Kind kind) const { return next_ < tokens_.size() && tokens_[next_].kind == kind; }

  // Up to the parenthesis that closes it.
  void ParseGroup(int depth, FullTextQuery* group) {
    while (next_ < tokens_.size() && !At(Token::Kind::kClose)) {
      std::vector<Item> items;
      bool is_joined = false;
      do {
        while (At(Token::Kind::kAnd) || At(Token::Kind::kOr)) ++next_;
        Item item = ParseItem(depth);
        if (!item.query.is_empty()) items.push_back(std::move(item));
        is_joined |= At(Token::Kind::kAnd);
      } while (At(Token::Kind::kAnd));
      if (!is_joined || items.size() < 2) {
        for (Item& item : items) Add(std::move(item), group);
        continue;
      }
      FullTextQuery conjunction;
      for (Item& item : items) {
        if (item.occur == Occur::kShould) item.occur = Occur::kMust;
        Add(std::move(item), &conjunction);
      }
      group->should.push_back(std::move(conjunction));
    }
  }

  Item ParseItem(int depth) {
    Item item;
    for (; At(Token::Kind::kPlus) || At(Token::Kind::kNot); ++next_) {
      item.occur = At(Token::Kind::kPlus) ? Occur::kMust : Occur::kMustNot;
    }
    while (depth == kParenthesesMax && At(Token::Kind::kOpen)) ++next_;
    if (next_ == tokens_.size() || At(Token::Kind::kClose)) return item;
    const Token& token = tokens_[next_++];
    switch (token.kind) {
      case Token::Kind::kWord:
        item.is_word = item.occur != Occur::kMustNot;
        item.query = item.is_word ? Words(token.text) : Phrase(text::Fold(token.text));
        break;
      case Token::Kind::kPhrase:
        item.query = Phrase(text::Fold(token.text));
        break;
      case Token::Kind::kOpen:
        ParseGroup(depth + 1, &item.query);
        if (next_ < tokens_.size()) ++next_;
        item.query = Simplify(std::move(item.query));
        break;
      default:
        break;  // an operator without its operand
    }
    return item;
  }

  static void Add(Item item, FullTextQuery* group) {
    if (item.occur == Occur::kMustNot) {
      group->must_not.push_back(std::move(item.query));
      return;
    }
    if (item.query.finds_nothing()) {  // (NOT a): it says what the group may not hold
      std::move(item.query.must_not.begin(), item.query.must_not.end(),
                std::back_inserter(group->must_not));
      return;
    }
    // What must be there must be whole, also where the analyzer finds several words in it.
    if (item.occur == Occur::kMust && item.is_word) item.query.must.swap(item.query.should);
    auto& list = item.occur == Occur::kMust ? group->must : group->should;
    list.push_back(Simplify(std::move(item.query)));
  }

  // A part of what was written without a space.
  struct Piece {
    size_t begin, end;
  };

  // Any of the words in what was written without a space.
  FullTextQuery Words(std::u32string_view written);
  std::vector<Piece> Pieces(std::u32string_view folded);
  void AddWordsOfRun(std::u32string_view folded, Piece run, std::vector<Piece>* pieces);
  FullTextQuery Phrase(std::u32string_view folded);

  std::vector<Token> tokens_;
  FullTextAnalyzer& analyzer_;
  size_t next_ = 0;
  size_t phrase_count_ = 0;
};

FullTextQuery Parser::Words(std::u32string_view written) {
  const std::u32string folded = text::Fold(written);
  FullTextQuery words;
  for (const Piece& piece : Pieces(folded)) {
    FullTextQuery phrase =
        Phrase(std::u32string_view(folded).substr(piece.begin, piece.end - piece.begin));
    if (!phrase.is_empty()) words.should.push_back(std::move(phrase));
  }
  if (written.ends_with(U'*') && !words.should.empty()) {
    words.should.back().phrase.back().is_prefix = true;
  }
  return words;
}

std::vector<Parser::Piece> Parser::Pieces(std::u32string_view folded) {
  std::vector<Piece> pieces;
  for (size_t begin = 0; begin < folded.size();) {
    const bool is_running = FullTextAnalyzer::IsRunning(folded[begin]);
    size_t end = begin + 1;
    while (end < folded.size() && FullTextAnalyzer::IsRunning(folded[end]) == is_running) ++end;
    if (is_running && end - begin > kRunPhraseMax) {
      AddWordsOfRun(folded, {begin, end}, &pieces);
    } else {
      pieces.push_back({begin, end});
    }
    begin = end;
  }
  return pieces;
}

// Single characters side by side, which the dictionary has no word for, stay together: they may be a name.
// One alone is a particle between words, and says nothing.
void Parser::AddWordsOfRun(std::u32string_view folded, Piece run, std::vector<Piece>* pieces) {
  const auto is_single = [](const Piece& piece) { return piece.end - piece.begin == 1; };
  std::vector<Piece> found;
  bool may_join = false;  // the last one is of single characters
  for (const text::Word& word : analyzer_.Words(folded.substr(run.begin, run.end - run.begin))) {
    const Piece piece{run.begin + static_cast<size_t>(word.begin),
                      run.begin + static_cast<size_t>(word.end)};
    if (may_join && is_single(piece)) {
      found.back().end = piece.end;
    } else {
      found.push_back(piece);
      may_join = is_single(piece);
    }
  }
  if (found.size() > 1) std::erase_if(found, is_single);
  pieces->insert(pieces->end(), found.begin(), found.end());
}

FullTextQuery Parser::Phrase(std::u32string_view folded) {
  using Kind = FullTextTerm::Kind;
  std::vector<FullTextTerm> terms;
  analyzer_.AnalyzeFolded(folded, 0, &terms);
  FullTextQuery query;
  for (FullTextTerm& term : terms) {
    if (term.kind == Kind::kLast) continue;
    const uint32_t offset = term.position - terms.front().position;
    query.phrase.push_back({std::move(term.text), offset, term.kind == Kind::kAlone});
  }
  if (!query.phrase.empty() && ++phrase_count_ > kFullTextPhrasesMax) {
    throw Error(ErrorCode::kLimit, "a full-text query has at most " +
                                       std::to_string(kFullTextPhrasesMax) + " words");
  }
  return query;
}

std::string TextOf(const std::vector<FullTextQuery::Term>& phrase) {
  std::string text;
  for (const FullTextQuery::Term& term : phrase) {
    if (!text.empty()) text += ' ';
    text += term.text + (term.is_prefix ? "*" : "");
  }
  return phrase.size() == 1 ? text : '"' + text + '"';
}

}  // namespace

std::string FullTextQuery::ToString() const {
  if (!phrase.empty()) return TextOf(phrase);
  std::string text;
  const auto append = [&text](const std::vector<FullTextQuery>& list, const char* mark) {
    for (const FullTextQuery& query : list) {
      text += text.empty() ? "" : " ";
      text += mark;
      text += query.ToString();
    }
  };
  append(must, "+");
  append(should, "");
  append(must_not, "-");
  return "(" + text + ")";
}

FullTextQuery ParseFullTextQuery(std::string_view text, FullTextAnalyzer* analyzer) {
  const std::u32string decoded = text::DecodeUtf8(text);
  return Parser(Tokenize(decoded), analyzer).Parse();
}

}  // namespace wenmai::graph
