#include "ingest/relation/english/lexicon.h"

#include <algorithm>
#include <initializer_list>

#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "ingest/relation/english/inflection.h"
#include "wenmai/error.h"

namespace wenmai::ingest::english {
namespace {

constexpr std::string_view kWordFile = "data/relation_english.tsv";
constexpr std::string_view kCueFile = "data/relation_cue.tsv";

// Lines of a cue table, from the lines of the data file.
class LineWriter {
 public:
  void Add(std::string_view group, std::string_view phrase) {
    lines_.append(group).append("\t").append(phrase).append("\n");
  }

  void AddVerb(const std::string& group, std::string_view entry) {
    const VerbForms forms = InflectVerb(entry);
    const std::pair<std::string_view, const std::string&> inflected[] = {
        {"form:base", forms.base},
        {"form:s", forms.third},
        {"form:past", forms.past},
        {"form:participle", forms.participle},
        {"form:ing", forms.ing}};
    for (const auto& [form, word] : inflected) {
      Add(group, word);
      Add(form, word);
    }
  }

  void AddNoun(const std::string& group, std::string_view entry) {
    Add(group, SingularOf(entry));
    const std::string plural = PluralOf(entry);
    Add(group, plural);
    Add("form:plural", plural);
  }

  std::string Take() { return std::move(lines_); }

 private:
  std::string lines_;
};

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string Inflected() {
  LineWriter writer;
  ForEachDataLine(kWordFile, IngestData(kWordFile), 3,
                  [&](const std::vector<std::string_view>& fields) {
                    const std::string group = std::string(fields[0]) + ":" + std::string(fields[1]);
                    for (const std::string_view entry : SplitFields(fields[2], '|')) {
                      if (fields[0] == "verb") {
                        writer.AddVerb(group, entry);
                      } else if (fields[0] == "noun") {
                        writer.AddNoun(group, entry);
                      } else {
                        writer.Add(group, entry);
                      }
                    }
                  });
  ForEachDataLine(
      kCueFile, IngestData(kCueFile), 2, [&](const std::vector<std::string_view>& fields) {
        if (fields[0] != "title") return;
        for (const std::string_view entry : SplitFields(fields[1], '|')) {
          const bool is_one = entry.find(" and ") == std::string_view::npos;  // and no two
          if (IsAscii(entry) && is_one && !entry.empty()) writer.AddNoun("noun:title", entry);
        }
      });
  return writer.Take();
}

CueGroups GroupsNamed(const CueTable& words, std::string_view beginning) {
  CueGroups groups;
  for (const std::string& name : words.names()) {
    if (name.starts_with(beginning)) groups.set(words.Group(name));
  }
  return groups;
}

CueGroups GroupsOf(const CueTable& words, std::initializer_list<std::string_view> names) {
  CueGroups groups;
  for (const std::string_view name : names) groups.set(words.Group(name));
  return groups;
}

Grammar GrammarOf(const CueTable& words) {
  const auto group = [&](std::string_view name) { return words.Group(name); };
  Grammar grammar;
  grammar.base = group("form:base");
  grammar.third = group("form:s");
  grammar.past = group("form:past");
  grammar.participle = group("form:participle");
  grammar.ing = group("form:ing");
  grammar.plural = group("form:plural");
  grammar.be = group("aux:be");
  grammar.have = group("aux:have");
  grammar.having = group("aux:ing");
  grammar.will = group("aux:will");
  grammar.may = group("aux:may");
  grammar.negation = group("aux:not");
  grammar.the = group("word:the");
  grammar.det = group("word:det");
  grammar.owner = group("word:owner");
  grammar.to_infinitive = group("word:to_inf");
  grammar.conj = group("word:conj");
  grammar.who = group("word:who");
  grammar.which = group("word:which");
  grammar.whose = group("word:whose");
  grammar.sub = group("word:sub");
  grammar.supposes = group("word:if");
  grammar.former = group("word:former");
  grammar.failed = group("word:failed");
  grammar.formerly = group("word:formerly");
  grammar.both = group("word:both");
  grammar.adverb = group("word:adverb");
  grammar.pronoun = group("word:pronoun");
  grammar.of = group("word:of");
  grammar.in = group("word:in");
  grammar.into = group("word:into");
  grammar.by = group("word:by");
  grammar.with = group("word:with");
  grammar.as = group("word:as");
  grammar.like = group("word:like");
  grammar.among = group("word:among");
  grammar.about = group("word:about");
  grammar.say = group("verb:say");
  grammar.agree = group("verb:agree");
  grammar.plan = group("verb:plan");
  grammar.attempt = group("verb:attempt");
  grammar.deny = group("verb:deny");
  grammar.become = group("verb:become");
  grammar.name_so = group("verb:name_so");
  grammar.include = group("verb:include");
  grammar.count = group("verb:count");
  grammar.hire = group("verb:hire");
  grammar.found = group("verb:found");
  grammar.other_verb = group("verb:other");
  grammar.beside = GroupsOf(words, {"word:of", "word:from", "word:at", "word:with", "word:versus"});
  grammar.join = group("verb:join");
  grammar.leave = group("verb:leave");
  grammar.transitive =
      GroupsOf(words, {"verb:found", "verb:develop", "verb:acquire", "verb:back", "verb:locate",
                       "verb:based_on", "verb:own", "verb:write", "verb:power", "verb:lead",
                       "verb:hire", "verb:supply", "verb:name_so", "verb:spin", "verb:sell"});
  grammar.intransitive =
      GroupsOf(words, {"verb:work", "verb:partner", "verb:compete", "verb:participate",
                       "verb:leave", "verb:launch", "verb:join", "verb:say"});
  grammar.light = GroupsOf(words, {"verb:sign", "verb:hold", "verb:open", "verb:face"});
  grammar.raise = GroupsOf(words, {"verb:raise"});
  grammar.money = GroupsOf(words, {"noun:round", "noun:funds", "noun:sum", "noun:investment"});
  grammar.owner_prepositions =
      GroupsOf(words, {"word:of", "word:at", "word:for", "word:in", "word:to", "word:with"});
  grammar.told_of_topic = GroupsOf(
      words, {"noun:title", "noun:founder", "noun:investor", "noun:rival", "noun:partner"});
  grammar.investing =
      GroupsOf(words, {"verb:lead", "verb:participate", "verb:join", "verb:put_up"});
  grammar.sum = GroupsOf(words, {"noun:sum"});
  grammar.stake = GroupsOf(words, {"noun:stake"});
  grammar.from = GroupsOf(words, {"word:from"});
  grammar.to = group("word:to");
  grammar.at = group("word:at");
  grammar.where = group("word:where");
  grammar.value = group("verb:value");
  grammar.sell = group("verb:sell");
  grammar.stint = group("noun:stint");
  grammar.based_on = group("verb:based_on");
  grammar.founder = group("noun:founder");
  grammar.title = group("noun:title");
  grammar.unit = group("noun:unit");
  grammar.kind = group("noun:kind");
  grammar.company = group("noun:company");
  grammar.time = group("noun:time");
  grammar.talk = group("noun:talk");
  grammar.other_noun = group("noun:other");
  grammar.forms = GroupsNamed(words, "form:");
  grammar.verbs = GroupsNamed(words, "verb:");
  grammar.nouns = GroupsNamed(words, "noun:");
  grammar.auxiliaries = GroupsNamed(words, "aux:");
  grammar.prepositions = GroupsOf(
      words, {"word:of",         "word:at",      "word:for",     "word:with",   "word:in",
              "word:by",         "word:from",    "word:to",      "word:into",   "word:on",
              "word:as",         "word:between", "word:against", "word:among",  "word:like",
              "word:other_prep", "word:using",   "word:about",   "word:behind", "word:joint_with",
              "word:versus"});
  return grammar;
}

}  // namespace

Lexicon::Lexicon() : words_(kWordFile, Inflected()), grammar_(GrammarOf(words_)) {}

bool Lexicon::HasGroup(std::string_view name) const {
  const auto& names = words_.names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace wenmai::ingest::english
