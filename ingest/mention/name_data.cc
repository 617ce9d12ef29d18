#include "ingest/mention/name_data.h"

#include <string_view>

#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

WordSet ReadWords(std::string_view file) { return WordSet(IngestData(file)); }

std::vector<std::u32string> ReadList(std::string_view file) {
  std::vector<std::u32string> words;
  ForEachDataLine(file, IngestData(file), 1, [&](const std::vector<std::string_view>& fields) {
    words.push_back(text::DecodeUtf8(fields[0]));
  });
  return words;
}

}  // namespace

NameData::NameData()
    : terms(ReadWords("data/mention_term.txt")),
      connectors(ReadWords("data/mention_connector.txt")),
      english_connectors(ReadWords("data/mention_english_connector.txt")),
      run_breaks(ReadWords("data/mention_run_break.txt")),
      given_names(ReadWords("data/mention_given_name.txt")),
      surnames(ReadWords("data/mention_surname.txt")),
      given_characters(ReadWords("data/mention_given_character.txt")),
      transliteration(ReadWords("data/mention_transliteration.txt")),
      foreign_characters(ReadWords("data/mention_foreign_character.txt")),
      family_names(ReadWords("data/mention_family_name.txt")),
      titles(ReadWords("data/mention_title.txt")),
      name_copulas(ReadWords("data/mention_name_copula.txt")),
      reporting_verbs(ReadWords("data/mention_reporting_verb.txt")),
      greetings(ReadWords("data/mention_greeting.txt")),
      self_words(ReadWords("data/mention_self_word.txt")),
      citing_words(ReadWords("data/mention_citing_word.txt")),
      cited_nouns(ReadWords("data/mention_cited_noun.txt")),
      naming_verbs(ReadWords("data/mention_naming_verb.txt")),
      group_nouns(ReadWords("data/mention_group_noun.txt")),
      role_labels(ReadWords("data/mention_role_label.txt")),
      byline_labels(ReadWords("data/mention_byline_label.txt")),
      contribution_words(ReadWords("data/mention_contribution_word.txt")),
      byline_marks(ReadWords("data/mention_byline_mark.txt")),
      person_deeds(ReadWords("data/mention_person_deed.txt")),
      agent_marks(ReadWords("data/mention_agent_mark.txt")),
      person_words(ReadWords("data/mention_person_word.txt")),
      account_words(ReadWords("data/mention_account_word.txt")),
      gloss_marks(ReadWords("data/mention_gloss_mark.txt")),
      list_gaps(ReadWords("data/mention_list_gap.txt")),
      cue_adverbs(ReadWords("data/mention_cue_adverb.txt")),
      clause_marks(ReadWords("data/mention_clause_mark.txt")),
      not_person(ReadWords("data/mention_not_person.txt")),
      version_words(ReadWords("data/mention_version_word.txt")),
      counted_words(ReadWords("data/mention_counted_word.txt")),
      counters(ReadWords("data/mention_counter.txt")),
      body_heads(ReadWords("data/mention_body_head.txt")),
      place_prepositions(ReadWords("data/mention_place_preposition.txt")),
      demonym_endings(ReadWords("data/mention_demonym_ending.txt")),
      capitalised_words(ReadWords("data/mention_capitalised_word.txt")),
      sentence_openers(ReadWords("data/mention_sentence_opener.txt")),
      company_suffixes(ReadWords("data/mention_company_suffix.txt")),
      regions(ReadWords("data/mention_region.txt")),
      state_bodies(ReadWords("data/mention_state_body.txt")),
      body_modifiers(ReadWords("data/mention_body_modifier.txt")),
      game_words(ReadWords("data/mention_game_word.txt")),
      serial_followers(ReadWords("data/mention_serial_follower.txt")),
      never_in_name(ReadWords("data/mention_never_in_name.txt")),
      eponym_heads(ReadWords("data/mention_eponym_head.txt")),
      government_middles(ReadWords("data/mention_government_middle.txt")),
      place_followers(ReadWords("data/mention_place_follower.txt")),
      before_name(ReadWords("data/mention_before_name.txt")),
      after_name(ReadWords("data/mention_after_name.txt")),
      dropped_endings(ReadList("data/mention_dropped_ending.txt")),
      body_suffixes("data/mention_organization_suffix.tsv"),
      latin_suffixes("data/mention_latin_suffix.tsv"),
      nouns("data/mention_noun.tsv") {}

}  // namespace wenmai::ingest
