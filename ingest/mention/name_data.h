// What mention detection knows about names in general: surnames, given names, the characters of
// transliterated names, titles, endings of organisations, terms that only look like names. Read
// once from ingest/data.
#pragma once

#include <string>
#include <vector>

#include "ingest/lexicon/word_set.h"
#include "ingest/mention/typed_words.h"

namespace wenmai::ingest {

struct NameData {
  NameData();

  WordSet terms;               // Latin: AI, Scaling Law
  WordSet connectors;          // Latin: of, de
  WordSet english_connectors;  // those that are no particles of names: of
  WordSet run_breaks;          // Latin: and, vs
  WordSet given_names;         // Latin: Geoffrey
  WordSet surnames;            // Chinese: 李, 欧阳
  WordSet given_characters;    // Chinese: 伟
  WordSet transliteration;     // characters: 斯
  WordSet foreign_characters;  // of those, the ones with little other use
  WordSet family_names;        // Latin: Yang
  WordSet titles;              // 首席执行官, CEO
  WordSet name_copulas;        // characters between a title and a name: 为
  WordSet reporting_verbs;     // 表示
  WordSet greetings;           // 大家好: who they are is told next
  WordSet self_words;          // 我是
  WordSet citing_words;        // 据, before a body whose figures are quoted
  WordSet cited_nouns;         // 统计, behind it
  WordSet naming_verbs;        // 名为
  WordSet group_nouns;         // directly behind a quoted name: 团队
  WordSet role_labels;         // 主持人
  WordSet byline_labels;       // 作者, as in 作者｜沐风
  WordSet contribution_words;  // after the name of an account: 投稿
  WordSet byline_marks;        // characters
  WordSet person_deeds;        // behind a person's name: 创办
  WordSet agent_marks;         // characters before a person's name: 由
  WordSet person_words;        // in names of accounts: 哥
  WordSet account_words;       // in names of accounts: 周刊
  WordSet gloss_marks;         // characters between a name and its explanation
  WordSet list_gaps;           // 、
  WordSet cue_adverbs;         // between a name and its verb: 也
  WordSet clause_marks;        // characters
  WordSet not_person;          // 高管
  WordSet version_words;       // turbo, preview
  WordSet counted_words;       // English, behind a number that counts: million
  WordSet counters;            // characters that make a number before them a count: 年
  WordSet body_heads;          // 国际, as in 国际能源署
  WordSet place_prepositions;  // English: from
  WordSet demonym_endings;     // English: ian
  WordSet capitalised_words;   // English, with a capital anywhere and no names: Monday
  WordSet sentence_openers;    // English, with a capital before a name because a sentence begins
  WordSet company_suffixes;    // 科技: behind a word that is no common one
  WordSet regions;             // 美国: with an ending alone they make no name
  WordSet state_bodies;        // 政府, 奥运会: save with these
  WordSet body_modifiers;      // 旗下: what follows is a common noun
  WordSet game_words;          // beside a title between book marks: 手游
  WordSet serial_followers;    // behind a number with 号 that is no name: 线
  WordSet never_in_name;       // characters that no name of a body holds: 的
  WordSet eponym_heads;        // what makes a term of a name: 奖
  WordSet government_middles;  // ends of what stands between a place and 政府: 联邦
  WordSet place_followers;     // characters that make a word with a place before them: 人
  WordSet before_name;         // words that end like the beginning of a transliterated name
  WordSet after_name;          // words that begin like its end
  std::vector<std::u32string> dropped_endings;  // 有限公司, longest first
  TypedWords body_suffixes;                     // Chinese: 研究院
  TypedWords latin_suffixes;                    // University
  TypedWords nouns;                             // what a description ends with: 平台
};

}  // namespace wenmai::ingest
