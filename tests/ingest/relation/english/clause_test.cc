// How journalists word what happened in one clause of English: tables of sentences and the facts
// each states.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/ingest/relation/stated_facts.h"

namespace wenmai::ingest {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAreArray;

struct Row {
  const char* text;
  std::vector<std::string> facts;
};

void ExpectStated(const std::vector<Row>& rows) {
  for (const Row& row : rows)
    EXPECT_THAT(FactsOf(row.text), UnorderedElementsAreArray(row.facts)) << row.text;
}

void ExpectNothing(const std::vector<const char*>& texts) {
  for (const char* text : texts) EXPECT_THAT(FactsOf(text), IsEmpty()) << text;
}

TEST(EnglishClauseTest, WhoInvestsIsToldInManyWays) {
  ExpectStated({
      {"{Delta|company} led the $40 million round in {Lumen|company}.",
       {"Delta INVESTED_IN Lumen"}},
      {"{Lumen|company} has raised $40 million in a Series B round led by {Delta|company}, with "
       "participation from {Omega|company}, {Gamma|company} and {Kappa|company}.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen", "Gamma INVESTED_IN Lumen",
        "Kappa INVESTED_IN Lumen"}},
      {"{Lumen|company}, backed by {Delta|company} and {Omega|company}, is growing.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
      {"The {Delta|company}-backed startup {Lumen|company} hired 20 people.",
       {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company} has poured $2 billion into {Lumen|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company} took a 10 percent stake in {Lumen|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company}'s investment in {Lumen|company} surprised everyone.",
       {"Delta INVESTED_IN Lumen"}},
      {"{Lumen|company} counts {Delta|company}, {Omega|company}, and {Gamma|company} as investors.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen", "Gamma INVESTED_IN Lumen"}},
      {"{Lumen|company}'s investors are {Delta|company} and {Omega|company}.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
      {"{Lumen|company} has secured funding from investors including {Delta|company} and "
       "{Omega|company}.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
      {"{Lumen|company} received an investment from {Delta|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company} is an investor in {Lumen|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Lumen|company} investor {Delta|company} said the price was fair.",
       {"Delta INVESTED_IN Lumen"}},
      {"Leading the round in {Lumen|company} was {Delta|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company} joined the round in {Lumen|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company}, which invested in {Lumen|company} in 2019, also backed {Omega|company}.",
       {"Delta INVESTED_IN Lumen", "Delta INVESTED_IN Omega"}},
      {"{Delta|company} bought a stake in {Lumen|company} from {Omega|company}.",
       {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company} leads $30M round in {Lumen|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Lumen|company}'s shareholders — {Delta|company}, {Omega|company} and {Gamma|company} — "
       "approved.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen", "Gamma INVESTED_IN Lumen"}},
      {"{Lumen|company}'s Series B was co-led by {Delta|company} and {Omega|company}.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
      {"{Delta|company} became an investor in {Lumen|company} in 2019.",
       {"Delta INVESTED_IN Lumen"}},
      {"{Lumen|company} is backed by investors such as {Delta|company} and {Omega|company}.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
      {"{Delta|company} doubled its stake in {Lumen|company} to 20%.", {"Delta INVESTED_IN Lumen"}},
      {"{Ann Ray|person}, an early {Lumen|company} investor, spoke.",
       {"Ann Ray INVESTED_IN Lumen"}},
  });
}

TEST(EnglishClauseTest, WhoBuysWhomIsToldInEveryVoice) {
  ExpectStated({
      {"{Delta|company} acquired {Lumen|company}.", {"Delta ACQUIRED Lumen"}},
      {"{Delta|company}, a rival, bought {Lumen|company} for $650 million.",
       {"Delta ACQUIRED Lumen"}},
      {"{Delta|company} buys {Lumen|company}.", {"Delta ACQUIRED Lumen"}},
      {"{Lumen|company} was bought in 2020 by {Delta|company} for $2 billion.",
       {"Delta ACQUIRED Lumen"}},
      {"{Lumen|company}, which was acquired by {Delta|company} in 2020, closed.",
       {"Delta ACQUIRED Lumen"}},
      {"{Delta|company}'s acquisition of {Lumen|company} closed in May.", {"Delta ACQUIRED Lumen"}},
      {"{Delta|company} announced the purchase of {Lumen|company}.", {"Delta ACQUIRED Lumen"}},
      {"{Lumen|company} was sold to {Delta|company}.", {"Delta ACQUIRED Lumen"}},
      {"{Delta|company}, which bought {Lumen|company} and {Omega|company} last year, wants more.",
       {"Delta ACQUIRED Lumen", "Delta ACQUIRED Omega"}},
      {"{Delta|company} took over {Lumen|company} in 1999.", {"Delta ACQUIRED Lumen"}},
      {"{Delta|company} will acquire {Lumen|company}.", {"Delta ACQUIRED Lumen [planned]"}},
      {"{Lumen|company}, a startup that {Delta|company} acquired in 2021, builds robots.",
       {"Delta ACQUIRED Lumen"}},
      {"{Lumen|company}, which makes chips for phones, said on Tuesday it had agreed to buy "
       "{Delta|company}, a maker of sensors based in {Lyon|place}, for $2.3 billion in cash.",
       {"Lumen ACQUIRED Delta", "Delta LOCATED_IN Lyon"}},
      {"{Lumen|company} closed its $2 billion acquisition of {Delta|company} on Friday.",
       {"Lumen ACQUIRED Delta"}},
      {"{Delta|company}, which {Lumen|company} acquired in 2016 for $2 billion, will close.",
       {"Lumen ACQUIRED Delta"}},
  });
}

TEST(EnglishClauseTest, WhoFoundsWhat) {
  ExpectStated({
      {"{Ann Ray|person} founded {Lumen|company} in 2015.", {"Ann Ray FOUNDED Lumen"}},
      {"{Ann Ray|person} and {Bo Li|person} founded {Lumen|company}.",
       {"Ann Ray FOUNDED Lumen", "Bo Li FOUNDED Lumen"}},
      {"{Lumen|company} was founded in 2015 by {Ann Ray|person} and {Bo Li|person}.",
       {"Ann Ray FOUNDED Lumen", "Bo Li FOUNDED Lumen"}},
      {"Founded in 2015 by {Ann Ray|person}, {Lumen|company} makes robots.",
       {"Ann Ray FOUNDED Lumen"}},
      {"{Lumen|company}, a startup founded in 2015 by {Ann Ray|person}, makes robots.",
       {"Ann Ray FOUNDED Lumen"}},
      {"{Lumen|company} founder {Ann Ray|person} left.", {"Ann Ray FOUNDED Lumen"}},
      {"{Ann Ray|person}, the founder of {Lumen|company}, left.", {"Ann Ray FOUNDED Lumen"}},
      {"{Ann Ray|person} is the founder of {Lumen|company}.", {"Ann Ray FOUNDED Lumen"}},
      {"The founders of {Lumen|company} are {Ann Ray|person} and {Bo Li|person}.",
       {"Ann Ray FOUNDED Lumen", "Bo Li FOUNDED Lumen"}},
      {"{Lumen|company} was started by {Ann Ray|person}.", {"Ann Ray FOUNDED Lumen"}},
      {"{Ann Ray|person} launched {Lumen|company} in 2015.", {"Ann Ray FOUNDED Lumen"}},
      {"{Ann Ray|person} quit her job to start {Lumen|company}.", {"Ann Ray FOUNDED Lumen"}},
      {"Two years after founding {Lumen|company}, {Ann Ray|person} left.",
       {"Ann Ray FOUNDED Lumen"}},
      {"{Lumen|company}, the startup founded by {Ann Ray|person}, closed.",
       {"Ann Ray FOUNDED Lumen"}},
      {"{Lumen|company} has acquired {Delta|company}, a startup founded by {Ann Ray|person}.",
       {"Ann Ray FOUNDED Delta", "Lumen ACQUIRED Delta"}},
  });
}

TEST(EnglishClauseTest, WhoWorksWhere) {
  ExpectStated({
      {"{Lumen|company} was founded by {Ann Ray|person}, a former {Delta|company} engineer, and "
       "{Bo Li|person}, who previously worked at {Omega|company}.",
       {"Ann Ray WORKS_AT Delta (engineer) [former]", "Bo Li WORKS_AT Omega [former]",
        "Ann Ray FOUNDED Lumen", "Bo Li FOUNDED Lumen"}},
      {"{Ann Ray|person} left {Delta|company} to found {Lumen|company}.",
       {"Ann Ray WORKS_AT Delta [former]", "Ann Ray FOUNDED Lumen"}},
      {"A former {Delta|company} engineer, {Ann Ray|person} founded {Lumen|company} in 2015.",
       {"Ann Ray WORKS_AT Delta (engineer) [former]", "Ann Ray FOUNDED Lumen"}},
      {"{Ann Ray|person} joined {Lumen|company} from {Delta|company} as chief financial officer.",
       {"Ann Ray WORKS_AT Lumen (chief financial officer)", "Ann Ray WORKS_AT Delta [former]"}},
      {"{Ann Ray|person} previously worked at {Lumen|company}, {Delta|company} and "
       "{Omega|company}.",
       {"Ann Ray WORKS_AT Lumen [former]", "Ann Ray WORKS_AT Delta [former]",
        "Ann Ray WORKS_AT Omega [former]"}},
      {"{Lumen|company}'s chief executive, {Ann Ray|person}, spoke.",
       {"Ann Ray WORKS_AT Lumen (chief executive)"}},
      {"{Ann Ray|person}, the CEO of {Lumen|company} and a former {Delta|company} engineer, spoke.",
       {"Ann Ray WORKS_AT Lumen (CEO)", "Ann Ray WORKS_AT Delta (engineer) [former]"}},
      {"{Ann Ray|person} (CEO, {Lumen|company}) spoke.", {"Ann Ray WORKS_AT Lumen"}},
      {"{Ann Ray|person}, who runs {Lumen|company}, spoke.", {"Ann Ray WORKS_AT Lumen"}},
      {"{Lumen|company} hired {Ann Ray|person} from {Delta|company}.",
       {"Ann Ray WORKS_AT Lumen", "Ann Ray WORKS_AT Delta [former]"}},
      {"{Lumen|company} appointed {Ann Ray|person} as its chief executive.",
       {"Ann Ray WORKS_AT Lumen (chief executive)"}},
      {"{Ann Ray|person} was named chief executive of {Lumen|company}.",
       {"Ann Ray WORKS_AT Lumen (chief executive)"}},
      {"{Ann Ray|person} left {Lumen|company} to join {Delta|company}.",
       {"Ann Ray WORKS_AT Lumen [former]", "Ann Ray WORKS_AT Delta"}},
      {"{Ann Ray|person}, previously at {Lumen|company}, is now at {Delta|company}.",
       {"Ann Ray WORKS_AT Lumen [former]", "Ann Ray WORKS_AT Delta"}},
      {"{Ann Ray|person}, a {Lumen|company} alum, spoke.", {"Ann Ray WORKS_AT Lumen (alum)"}},
      {"{Ann Ray|person}, a professor at {Ibis University|organization}, spoke.",
       {"Ann Ray WORKS_AT Ibis University (professor)"}},
      {"{Ann Ray|person} teaches at {Ibis University|organization}.",
       {"Ann Ray WORKS_AT Ibis University"}},
      {"{Ann Ray|person} serves as chair of {Lumen|company}.", {"Ann Ray WORKS_AT Lumen (chair)"}},
      {"{Ann Ray|person}, 42, chief executive of {Lumen|company}, spoke.",
       {"Ann Ray WORKS_AT Lumen (chief executive)"}},
      {"{Ann Ray|person} will join {Lumen|company} in May.", {"Ann Ray WORKS_AT Lumen [planned]"}},
      {"{Ann Ray|person}, at the time a researcher at {Lumen|company}, spoke.",
       {"Ann Ray WORKS_AT Lumen (researcher)"}},
      {"{Ann Ray|person}, who heads {Lumen|company}'s cloud unit, spoke.",
       {"Ann Ray WORKS_AT Lumen"}},
      {"{Ann Ray|person}, who left {Delta|company} in 2021 to start {Lumen|company}, said the "
       "product would ship in May.",
       {"Ann Ray WORKS_AT Delta [former]", "Ann Ray FOUNDED Lumen"}},
      {"{Lumen|company} said {Ann Ray|person}, its chief executive, would retire.",
       {"Ann Ray WORKS_AT Lumen (chief executive)"}},
      {"{Ann Ray|person}, {Lumen|company}'s co-founder and chief executive, spoke.",
       {"Ann Ray WORKS_AT Lumen (chief executive)", "Ann Ray FOUNDED Lumen"}},
      {"{Ann Ray|person} started her career at {Delta|company}.",
       {"Ann Ray WORKS_AT Delta [former]"}},
      {"{Ann Ray|person}, an associate professor of physics at {Ibis University|organization}, ran "
       "the study.",
       {"Ann Ray WORKS_AT Ibis University (associate professor)"}},
      {"{Ann Ray|person} was hired away from {Delta|company} by {Lumen|company}.",
       {"Ann Ray WORKS_AT Delta [former]", "Ann Ray WORKS_AT Lumen"}},
      {"{Ann Ray|person} heads up hardware at {Lumen|company}.", {"Ann Ray WORKS_AT Lumen"}},
      {"{Bo Li|person} replaced {Ann Ray|person} as chief executive of {Lumen|company}.",
       {"Bo Li WORKS_AT Lumen (chief executive)"}},
  });
}

TEST(EnglishClauseTest, WhoMakesWhat) {
  ExpectStated({
      {"{Lumen|company} released {Nova|model}.", {"Lumen DEVELOPS Nova"}},
      {"{Lumen|company}, the maker of {Orca|product}, grew.", {"Lumen DEVELOPS Orca"}},
      {"{Lumen|company}'s {Orca|product} is popular.", {"Lumen DEVELOPS Orca"}},
      {"{Orca|product}, a chatbot made by {Lumen|company}, is popular.", {"Lumen DEVELOPS Orca"}},
      {"{Nova|model}, a model from {Lumen|company}, is fast.", {"Lumen DEVELOPS Nova"}},
      {"{Lumen|company} unveiled {Nova|model}, {Lyra|model} and {Vega|model}.",
       {"Lumen DEVELOPS Nova", "Lumen DEVELOPS Lyra", "Lumen DEVELOPS Vega"}},
      {"{Lumen|company}, the company behind {Orca|product}, grew.", {"Lumen DEVELOPS Orca"}},
      {"{Lumen|company} will release {Nova|model} in May.", {"Lumen DEVELOPS Nova [planned]"}},
      {"{Lumen|company} built {Orca|product} using {Nova|model}.",
       {"Lumen DEVELOPS Orca", "Orca USES Nova"}},
      {"{Lumen|company} is releasing {Nova|model} and {Lyra|model} to developers.",
       {"Lumen DEVELOPS Nova", "Lumen DEVELOPS Lyra"}},
      {"The company behind {Orca|product}, {Lumen|company}, raised money.",
       {"Lumen DEVELOPS Orca"}},
      {"{Lumen|company} makes {Orca|product} and {Pike|product}, two apps for runners.",
       {"Lumen DEVELOPS Orca", "Lumen DEVELOPS Pike"}},
      {"{Orca|product} is based on {Nova|model}, a model from {Lumen|company}.",
       {"Lumen DEVELOPS Nova", "Orca USES Nova"}},
  });
}

TEST(EnglishClauseTest, WhatIsAPartOfWhat) {
  ExpectStated({
      {"The {Delta|company}-owned app maker {Lumen|company} grew.", {"Lumen PART_OF Delta"}},
      {"{Lumen|company} is a subsidiary of {Delta|company}.", {"Lumen PART_OF Delta"}},
      {"{Lumen|company}, which is part of {Delta|company}, grew.", {"Lumen PART_OF Delta"}},
      {"{Delta|company} owns {Lumen|company} and {Omega|company}.",
       {"Lumen PART_OF Delta", "Omega PART_OF Delta"}},
      {"{Lumen|company} parent {Delta|company} grew.", {"Lumen PART_OF Delta"}},
      {"{Delta|company}'s subsidiaries include {Lumen|company} and {Omega|company}.",
       {"Lumen PART_OF Delta", "Omega PART_OF Delta"}},
      {"{Lumen|company} belongs to {Delta|company}.", {"Lumen PART_OF Delta"}},
      {"{Lumen|company} was spun out of {Delta|company}.", {"Lumen PART_OF Delta [former]"}},
      {"{Lumen|company}, a division of {Delta|company}, grew.", {"Lumen PART_OF Delta"}},
      {"{Delta|company}, which owns {Lumen|company}, grew.", {"Lumen PART_OF Delta"}},
  });
}

TEST(EnglishClauseTest, WhoWorksWithWhom) {
  ExpectStated({
      {"{Lumen|company} partnered with {Delta|company}.", {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} and {Delta|company} teamed up.", {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} signed a deal with {Delta|company}.", {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} and {Delta|company} announced a partnership.",
       {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company}'s customers include {Delta|company} and {Omega|company}.",
       {"Lumen PARTNERS_WITH Delta", "Lumen PARTNERS_WITH Omega"}},
      {"{Lumen|company} supplies chips to {Delta|company}.", {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} struck an agreement with {Delta|company}.", {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} and {Delta|company} formed a joint venture.",
       {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} is working with {Delta|company} on a phone.",
       {"Lumen PARTNERS_WITH Delta"}},
      {"Under a deal with {Delta|company}, {Lumen|company} will build plants.",
       {"Delta PARTNERS_WITH Lumen"}},
      {"{Lumen|company}, whose customers include {Delta|company} and {Omega|company}, grew.",
       {"Lumen PARTNERS_WITH Delta", "Lumen PARTNERS_WITH Omega"}},
      {"{Delta|company}, a {Lumen|company} customer, complained.", {"Delta PARTNERS_WITH Lumen"}},
  });
}

TEST(EnglishClauseTest, WhoCompetesWithWhom) {
  ExpectStated({
      {"{Lumen|company} competes with {Delta|company} and {Omega|company}.",
       {"Lumen COMPETES_WITH Delta", "Lumen COMPETES_WITH Omega"}},
      {"{Lumen|company} rival {Delta|company} grew.", {"Lumen COMPETES_WITH Delta"}},
      {"{Lumen|company}'s rivals include {Delta|company} and {Omega|company}.",
       {"Lumen COMPETES_WITH Delta", "Lumen COMPETES_WITH Omega"}},
      {"{Lumen|company} challenges {Delta|company}.", {"Lumen COMPETES_WITH Delta"}},
      {"{Nova|model} outperforms {Lyra|model}.", {"Nova COMPETES_WITH Lyra"}},
      {"{Lumen|company} and {Delta|company} compete in chips.", {"Lumen COMPETES_WITH Delta"}},
      {"{Lumen|company} faces stiff competition from {Delta|company} and {Omega|company}.",
       {"Lumen COMPETES_WITH Delta", "Lumen COMPETES_WITH Omega"}},
      {"{Lumen|company}, long a rival of {Delta|company}, grew.", {"Lumen COMPETES_WITH Delta"}},
      {"{Orca|product} competes with {Pike|product} and {Carp|product}.",
       {"Orca COMPETES_WITH Pike", "Orca COMPETES_WITH Carp"}},
  });
}

TEST(EnglishClauseTest, WhatIsBuiltOnWhat) {
  ExpectStated({
      {"{Lumen|company} uses {Orca|product}.", {"Lumen USES Orca"}},
      {"{Orca|product} uses {Nova|model}.", {"Orca USES Nova"}},
      {"{Orca|product} is built on {Nova|model}.", {"Orca USES Nova"}},
      {"{Orca|product}, powered by {Nova|model}, is fast.", {"Orca USES Nova"}},
      {"{Nova|model} powers {Orca|product}.", {"Orca USES Nova"}},
      {"{Lumen|company} has adopted {Orca|product} and {Pike|product}.",
       {"Lumen USES Orca", "Lumen USES Pike"}},
      {"{Orca|product} relies on {Nova|model} and {Lyra|model}.",
       {"Orca USES Nova", "Orca USES Lyra"}},
      {"{Lumen|company} switched to {Orca|product} from {Pike|product}.", {"Lumen USES Orca"}},
      {"{Orca|product}, built on top of {Nova|model}, is fast.", {"Orca USES Nova"}},
      {"Under the hood, {Orca|product} runs on {Nova|model} and {Lyra|model}.",
       {"Orca USES Nova", "Orca USES Lyra"}},
      {"{Orca|product} works with {Pike|product}.", {"Orca USES Pike"}},
  });
}

TEST(EnglishClauseTest, WhoWroteWhat) {
  ExpectStated({
      {"{Ann Ray|person} wrote {Tides|work}.", {"Ann Ray AUTHORED Tides"}},
      {"{Ann Ray|person}, the author of {Tides|work} and {Embers|work}, spoke.",
       {"Ann Ray AUTHORED Tides", "Ann Ray AUTHORED Embers"}},
      {"{Tides|work}, by {Ann Ray|person}, sold well.", {"Ann Ray AUTHORED Tides"}},
      {"{Tides|work}, a novel by {Ann Ray|person}, sold well.", {"Ann Ray AUTHORED Tides"}},
      {"In his book {Tides|work}, {Ann Ray|person} argues for reform.", {"Ann Ray AUTHORED Tides"}},
      {"{Ann Ray|person} published {Tides|work} in 2011.", {"Ann Ray AUTHORED Tides"}},
      {"{Ann Ray|person}, whose book {Tides|work} came out in May, spoke.",
       {"Ann Ray AUTHORED Tides"}},
      {"{Ann Ray|person} published her first novel, {Tides|work}, in 2011.",
       {"Ann Ray AUTHORED Tides"}},
      {"{Ann Ray|person}'s 2011 memoir, {Tides|work}, sold well.", {"Ann Ray AUTHORED Tides"}},
  });
}

TEST(EnglishClauseTest, WhereBodiesAre) {
  ExpectStated({
      {"{Lumen|company} is based in {Oslo|place}.", {"Lumen LOCATED_IN Oslo"}},
      {"{Oslo|place}-based {Lumen|company} grew.", {"Lumen LOCATED_IN Oslo"}},
      {"{Lumen|company}, an {Oslo|place}-based startup, grew.", {"Lumen LOCATED_IN Oslo"}},
      {"Based in {Oslo|place}, {Lumen|company} makes robots.", {"Lumen LOCATED_IN Oslo"}},
      {"{Lumen|company} has its headquarters in {Oslo|place}.", {"Lumen LOCATED_IN Oslo"}},
      {"{Lumen|company} moved its headquarters from {Oslo|place} to {Austin|place}.",
       {"Lumen LOCATED_IN Austin"}},
      {"{Lumen|company}'s factory in {Austin|place} burned.", {"Lumen LOCATED_IN Austin"}},
      {"{Lumen|company}, an {Oslo|place} startup, grew.", {"Lumen LOCATED_IN Oslo"}},
      {"{Lumen|company} has its headquarters in {Lyon|place} and offices in {Oslo|place} and "
       "{Austin|place}.",
       {"Lumen LOCATED_IN Lyon", "Lumen LOCATED_IN Oslo", "Lumen LOCATED_IN Austin"}},
      {"{Lumen|company} relocated from {Oslo|place} to {Austin|place}.",
       {"Lumen LOCATED_IN Austin"}},
  });
}

TEST(EnglishClauseTest, WhatIsDeniedTriedOrOnlyTalkedOfIsNotStated) {
  ExpectNothing({
      "Among its investors are {Delta|company}, {Omega|company} and {Gamma|company}.",
      "{Delta|company} did not invest in {Lumen|company}.",
      "{Delta|company} is in talks to invest in {Lumen|company}.",
      "{Delta|company} is not an investor in {Lumen|company}.",
      "{Delta|company} asked {Omega|company} about {Lumen|company}.",
      "If {Delta|company} invests in {Lumen|company}, it will grow.",
      "{Delta|company} failed to acquire {Lumen|company}.",
      "{Delta|company} explored buying {Lumen|company}.",
      "{Delta|company} never bought {Lumen|company}.",
      "{Delta|company} bought chips from {Lumen|company}.",
      "{Delta|company} bought back shares as {Lumen|company} fell.",
      "{Ann Ray|person} did not found {Lumen|company}.",
      "{Ann Ray|person} declined to join {Lumen|company}.",
      "{Ann Ray|person} spoke at {Ibis University|organization}.",
      "{Ann Ray|person} is not an employee of {Lumen|company}.",
      "{Ann Ray|person} compared {Lumen|company} with {Delta|company}.",
      "{Lumen|company} banned {Orca|product}.",
      "{Lumen|company} tested {Nova|model}.",
      "{Delta|company} owns shops in {Oslo|place} near {Lumen|company}.",
      "{Lumen|company} ended talks with {Delta|company}.",
      "{Lumen|company}, along with {Delta|company}, was fined.",
      "{Lumen|company} rejects comparisons with {Delta|company}.",
      "{Lumen|company} stopped using {Orca|product}.",
      "{Ann Ray|person} wrote about {Tides|work}.",
      "{Lumen|company} held a party in {Oslo|place}.",
      "The new money came from {Delta|company}, with {Omega|company} and {Gamma|company} joining.",
      "With {Orca|product}, {Lumen|company} wants to win doctors over.",
      "Engineers at {Lumen|company} rely on {Orca|product}.",
      "{Lumen|company} and {Delta|company} are in talks about a partnership.",
      "{Lumen|company} and {Delta|company} announced results on Monday.",
      "{Lumen|company} lost to {Delta|company}.",
      "A planned takeover of {Delta|company} by {Lumen|company} was blocked.",
      "{Lumen|company} has no plans to buy {Delta|company}.",
      "The company, based in {Oslo|place}, employs 40 people.",
      "{Lumen|company}'s trial in {Oslo|place} began.",
      "{Delta|company} sold its shares in {Lumen|company}.",
  });
}

}  // namespace
}  // namespace wenmai::ingest
