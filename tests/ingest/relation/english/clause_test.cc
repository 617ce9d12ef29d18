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
      {"{Delta|company} and {Omega|company} backed {Lumen|company}.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
      {"{Lumen|company}, which is backed by {Delta|company}, grew.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company}-backed {Lumen|company} hired 20 people.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company} has poured $2 billion into {Lumen|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company} took a 10 percent stake in {Lumen|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company} owns 14% of {Lumen|company}.", {"Delta INVESTED_IN Lumen"}},
      {"Among {Lumen|company}'s investors are {Delta|company}, {Omega|company} and "
       "{Gamma|company}.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen", "Gamma INVESTED_IN Lumen"}},
      {"{Lumen|company} counts {Delta|company}, {Omega|company}, and {Gamma|company} as investors.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen", "Gamma INVESTED_IN Lumen"}},
      {"{Lumen|company}'s investors are {Delta|company} and {Omega|company}.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
      {"{Lumen|company} secured $12 million from {Delta|company}, {Omega|company} and others.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
      {"{Delta|company}, an early investor in {Lumen|company}, sold its shares.",
       {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company} is an investor in {Lumen|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company} and {Omega|company} are investors in {Lumen|company}.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
      {"{Lumen|company} backer {Ann Ray|person} said no.", {"Ann Ray INVESTED_IN Lumen"}},
      {"{Lumen|company} closed a $9 million seed round, with {Delta|company} and {Omega|company} "
       "participating.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
      {"{Delta|company} joined the round in {Lumen|company}.", {"Delta INVESTED_IN Lumen"}},
      {"{Delta|company}, which invested in {Lumen|company} in 2019, also backed {Omega|company}.",
       {"Delta INVESTED_IN Lumen", "Delta INVESTED_IN Omega"}},
      {"{Ann Ray|person}, who has invested in {Lumen|company} and {Delta|company}, agreed.",
       {"Ann Ray INVESTED_IN Lumen", "Ann Ray INVESTED_IN Delta"}},
      {"{Lumen|company}'s seed round was led by {Delta|company}.", {"Delta INVESTED_IN Lumen"}},
      {"With money from {Delta|company} and {Omega|company}, {Lumen|company} opened a plant.",
       {"Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"}},
  });
}

TEST(EnglishClauseTest, WhoBuysWhomIsToldInEveryVoice) {
  ExpectStated({
      {"{Delta|company} acquired {Lumen|company}.", {"Delta ACQUIRED Lumen"}},
      {"{Delta|company} bought {Lumen|company} for $650 million in 2023.",
       {"Delta ACQUIRED Lumen"}},
      {"{Delta|company} has agreed to buy {Lumen|company}.", {"Delta ACQUIRED Lumen"}},
      {"{Delta|company} snaps up {Lumen|company}.", {"Delta ACQUIRED Lumen"}},
      {"{Lumen|company} was bought in 2020 by {Delta|company} for $2 billion.",
       {"Delta ACQUIRED Lumen"}},
      {"{Lumen|company}, which was acquired by {Delta|company} in 2020, closed.",
       {"Delta ACQUIRED Lumen"}},
      {"{Delta|company}'s acquisition of {Lumen|company} closed in May.", {"Delta ACQUIRED Lumen"}},
      {"{Delta|company} completed its acquisition of {Lumen|company}.", {"Delta ACQUIRED Lumen"}},
      {"{Ann Ray|person} sold {Lumen|company} to {Delta|company} in 2019.",
       {"Delta ACQUIRED Lumen"}},
      {"After selling {Lumen|company} to {Delta|company}, {Ann Ray|person} retired.",
       {"Delta ACQUIRED Lumen"}},
      {"{Delta|company} has bought {Lumen|company}, {Omega|company} and {Gamma|company}.",
       {"Delta ACQUIRED Lumen", "Delta ACQUIRED Omega", "Delta ACQUIRED Gamma"}},
      {"{Delta|company} took over {Lumen|company} in 1999.", {"Delta ACQUIRED Lumen"}},
      {"{Delta|company} will acquire {Lumen|company}.", {"Delta ACQUIRED Lumen [planned]"}},
      {"{Lumen|company}, a startup that {Delta|company} acquired in 2021, builds robots.",
       {"Delta ACQUIRED Lumen"}},
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
      {"{Lumen|company}, founded by {Ann Ray|person} in 2015, makes robots.",
       {"Ann Ray FOUNDED Lumen"}},
      {"{Lumen|company}'s founder, {Ann Ray|person}, left.", {"Ann Ray FOUNDED Lumen"}},
      {"{Lumen|company} co-founders {Ann Ray|person} and {Bo Li|person} left.",
       {"Ann Ray FOUNDED Lumen", "Bo Li FOUNDED Lumen"}},
      {"{Ann Ray|person}, the founder of {Lumen|company}, left.", {"Ann Ray FOUNDED Lumen"}},
      {"{Ann Ray|person} is the founder of {Lumen|company}.", {"Ann Ray FOUNDED Lumen"}},
      {"The founders of {Lumen|company} are {Ann Ray|person} and {Bo Li|person}.",
       {"Ann Ray FOUNDED Lumen", "Bo Li FOUNDED Lumen"}},
      {"{Lumen|company}, whose founders include {Ann Ray|person} and {Bo Li|person}, grew.",
       {"Ann Ray FOUNDED Lumen", "Bo Li FOUNDED Lumen"}},
      {"{Ann Ray|person} set up {Lumen|company} in 2015.", {"Ann Ray FOUNDED Lumen"}},
      {"{Lumen|company} (founded by {Ann Ray|person}) grew.", {"Ann Ray FOUNDED Lumen"}},
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
      {"{Ann Ray|person}, who is chief executive of {Lumen|company}, spoke.",
       {"Ann Ray WORKS_AT Lumen (chief executive)"}},
      {"{Lumen|company}, led by {Ann Ray|person}, grew.", {"Ann Ray WORKS_AT Lumen"}},
      {"{Lumen|company} named {Ann Ray|person} chief executive.",
       {"Ann Ray WORKS_AT Lumen (chief executive)"}},
      {"{Ann Ray|person} was named chief executive of {Lumen|company}.",
       {"Ann Ray WORKS_AT Lumen (chief executive)"}},
      {"{Ann Ray|person} left {Lumen|company} to join {Delta|company}.",
       {"Ann Ray WORKS_AT Lumen [former]", "Ann Ray WORKS_AT Delta"}},
      {"{Ann Ray|person}, previously at {Lumen|company}, is now at {Delta|company}.",
       {"Ann Ray WORKS_AT Lumen [former]", "Ann Ray WORKS_AT Delta"}},
      {"{Ann Ray|person}, a {Lumen|company} alum, spoke.", {"Ann Ray WORKS_AT Lumen (alum)"}},
      {"{Ann Ray|person}, head of AI at {Lumen|company}, spoke.",
       {"Ann Ray WORKS_AT Lumen (head)"}},
      {"{Ann Ray|person}, a computer scientist at {Ibis University|organization}, spoke.",
       {"Ann Ray WORKS_AT Ibis University (computer scientist)"}},
      {"{Ann Ray|person} was an engineer at {Lumen|company}.",
       {"Ann Ray WORKS_AT Lumen (engineer)"}},
      {"{Ann Ray|person} became {Lumen|company}'s chief executive in 2020.",
       {"Ann Ray WORKS_AT Lumen (chief executive)"}},
      {"{Bo Li|person} succeeded {Ann Ray|person} as {Lumen|company}'s chief executive.",
       {"Bo Li WORKS_AT Lumen (chief executive)"}},
      {"At {Lumen|company}, {Ann Ray|person} led the search team.", {"Ann Ray WORKS_AT Lumen"}},
      {"{Ann Ray|person}, who left {Lumen|company} in 2020, spoke.",
       {"Ann Ray WORKS_AT Lumen [former]"}},
  });
}

TEST(EnglishClauseTest, WhoMakesWhat) {
  ExpectStated({
      {"{Lumen|company} released {Nova|model}.", {"Lumen DEVELOPS Nova"}},
      {"{Lumen|company}, which makes {Orca|product}, grew.", {"Lumen DEVELOPS Orca"}},
      {"{Orca|product} maker {Lumen|company} grew.", {"Lumen DEVELOPS Orca"}},
      {"{Orca|product}, {Lumen|company}'s chatbot, is popular.", {"Lumen DEVELOPS Orca"}},
      {"{Orca|product}, a chatbot made by {Lumen|company}, is popular.", {"Lumen DEVELOPS Orca"}},
      {"{Nova|model} is a model from {Lumen|company}.", {"Lumen DEVELOPS Nova"}},
      {"{Lumen|company}, developer of the {Orca|product} app, grew.", {"Lumen DEVELOPS Orca"}},
      {"{Lumen|company} is building a robot called {Orca|product}.", {"Lumen DEVELOPS Orca"}},
      {"{Lumen|company}, the company behind {Orca|product}, grew.", {"Lumen DEVELOPS Orca"}},
      {"{Lumen|company} debuts {Orca|product}.", {"Lumen DEVELOPS Orca"}},
      {"{Lumen|company} plans to launch {Orca|product}.", {"Lumen DEVELOPS Orca [planned]"}},
  });
}

TEST(EnglishClauseTest, WhatIsAPartOfWhat) {
  ExpectStated({
      {"The {Delta|company}-owned app maker {Lumen|company} grew.", {"Lumen PART_OF Delta"}},
      {"{Lumen|company} is a subsidiary of {Delta|company}.", {"Lumen PART_OF Delta"}},
      {"{Lumen|company} is part of {Delta|company}.", {"Lumen PART_OF Delta"}},
      {"{Lumen|company}, owned by {Delta|company}, grew.", {"Lumen PART_OF Delta"}},
      {"{Delta|company} owns {Lumen|company} and {Omega|company}.",
       {"Lumen PART_OF Delta", "Omega PART_OF Delta"}},
      {"{Delta|company}, the parent of {Lumen|company}, grew.", {"Lumen PART_OF Delta"}},
      {"{Delta|company}'s subsidiaries include {Lumen|company} and {Omega|company}.",
       {"Lumen PART_OF Delta", "Omega PART_OF Delta"}},
      {"{Lumen|company}, the cloud arm of {Delta|company}, grew.", {"Lumen PART_OF Delta"}},
      {"{Heron Lab|organization}, part of {Ibis University|organization}, opened.",
       {"Heron Lab PART_OF Ibis University"}},
  });
}

TEST(EnglishClauseTest, WhoWorksWithWhom) {
  ExpectStated({
      {"{Lumen|company} partnered with {Delta|company}.", {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} has partnered with {Delta|company} and {Omega|company} to build plants.",
       {"Lumen PARTNERS_WITH Delta", "Lumen PARTNERS_WITH Omega"}},
      {"{Lumen|company}, {Delta|company} team up on chips.", {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} signed a deal with {Delta|company}.", {"Lumen PARTNERS_WITH Delta"}},
      {"The partnership between {Lumen|company} and {Delta|company} ended.",
       {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company}, working with {Delta|company}, built a plant.",
       {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company}'s customers include {Delta|company} and {Omega|company}.",
       {"Lumen PARTNERS_WITH Delta", "Lumen PARTNERS_WITH Omega"}},
      {"{Lumen|company} counts {Delta|company} and {Omega|company} as customers.",
       {"Lumen PARTNERS_WITH Delta", "Lumen PARTNERS_WITH Omega"}},
      {"{Lumen|company}, a supplier to {Delta|company}, fell.", {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} struck an agreement with {Delta|company}.", {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} and {Delta|company} formed a joint venture.",
       {"Lumen PARTNERS_WITH Delta"}},
      {"{Lumen|company} collaborates with {Ibis University|organization}.",
       {"Lumen PARTNERS_WITH Ibis University"}},
  });
}

TEST(EnglishClauseTest, WhoCompetesWithWhom) {
  ExpectStated({
      {"{Lumen|company} competes with {Delta|company} and {Omega|company}.",
       {"Lumen COMPETES_WITH Delta", "Lumen COMPETES_WITH Omega"}},
      {"{Lumen|company} rival {Delta|company} grew.", {"Lumen COMPETES_WITH Delta"}},
      {"{Delta|company}, {Lumen|company}'s main competitor, grew.", {"Delta COMPETES_WITH Lumen"}},
      {"{Nova|model} rivals {Lyra|model}.", {"Nova COMPETES_WITH Lyra"}},
      {"{Lumen|company} challenges {Delta|company}.", {"Lumen COMPETES_WITH Delta"}},
      {"{Lumen|company} takes on {Delta|company} in search.", {"Lumen COMPETES_WITH Delta"}},
      {"{Lumen|company} faces competition from {Delta|company} and {Omega|company}.",
       {"Lumen COMPETES_WITH Delta", "Lumen COMPETES_WITH Omega"}},
      {"{Lumen|company} is a competitor to {Delta|company}.", {"Lumen COMPETES_WITH Delta"}},
  });
}

TEST(EnglishClauseTest, WhatIsBuiltOnWhat) {
  ExpectStated({
      {"{Lumen|company} uses {Orca|product}.", {"Lumen USES Orca"}},
      {"{Orca|product} uses {Nova|model}.", {"Orca USES Nova"}},
      {"{Orca|product} runs on {Nova|model}.", {"Orca USES Nova"}},
      {"{Orca|product} is powered by {Nova|model}.", {"Orca USES Nova"}},
      {"{Orca|product}, powered by {Nova|model}, is fast.", {"Orca USES Nova"}},
      {"{Nova|model} powers {Orca|product}.", {"Orca USES Nova"}},
      {"{Lumen|company} has integrated {Nova|model} into {Orca|product}.",
       {"Lumen USES Nova", "Orca USES Nova"}},
      {"{Lumen|company} has adopted {Orca|product} and {Pike|product}.",
       {"Lumen USES Orca", "Lumen USES Pike"}},
      {"{Nova|model} was trained on {Orca|product}.", {"Nova USES Orca"}},
      {"{Lumen|company} switched to {Orca|product} from {Pike|product}.", {"Lumen USES Orca"}},
  });
}

TEST(EnglishClauseTest, WhoWroteWhat) {
  ExpectStated({
      {"{Ann Ray|person} wrote {Tides|work}.", {"Ann Ray AUTHORED Tides"}},
      {"{Ann Ray|person}, author of {Tides|work}, spoke.", {"Ann Ray AUTHORED Tides"}},
      {"{Ann Ray|person}'s book, {Tides|work}, sold well.", {"Ann Ray AUTHORED Tides"}},
      {"{Tides|work}, by {Ann Ray|person}, sold well.", {"Ann Ray AUTHORED Tides"}},
      {"{Tides|work}, a novel by {Ann Ray|person}, sold well.", {"Ann Ray AUTHORED Tides"}},
      {"In {Tides|work}, {Ann Ray|person} argues for reform.", {"Ann Ray AUTHORED Tides"}},
      {"{Tides|work} author {Ann Ray|person} spoke.", {"Ann Ray AUTHORED Tides"}},
      {"{Ann Ray|person} directed {Tides|work}.", {"Ann Ray AUTHORED Tides"}},
  });
}

TEST(EnglishClauseTest, WhereBodiesAre) {
  ExpectStated({
      {"{Lumen|company} is based in {Oslo|place}.", {"Lumen LOCATED_IN Oslo"}},
      {"{Oslo|place}-based {Lumen|company} grew.", {"Lumen LOCATED_IN Oslo"}},
      {"{Lumen|company}, an {Oslo|place}-based startup, grew.", {"Lumen LOCATED_IN Oslo"}},
      {"Headquartered in {Oslo|place}, {Lumen|company} makes robots.", {"Lumen LOCATED_IN Oslo"}},
      {"{Lumen|company}'s headquarters are in {Oslo|place}.", {"Lumen LOCATED_IN Oslo"}},
      {"{Lumen|company} has offices in {Oslo|place} and {Lyon|place}.",
       {"Lumen LOCATED_IN Oslo", "Lumen LOCATED_IN Lyon"}},
      {"{Lumen|company} moved its headquarters from {Oslo|place} to {Austin|place}.",
       {"Lumen LOCATED_IN Austin"}},
      {"{Lumen|company}'s factory in {Austin|place} burned.", {"Lumen LOCATED_IN Austin"}},
      {"{Lumen|company}, an {Oslo|place} startup, grew.", {"Lumen LOCATED_IN Oslo"}},
  });
}

TEST(EnglishClauseTest, WhatIsDeniedTriedOrOnlyTalkedOfIsNotStated) {
  ExpectNothing({
      "Among its investors are {Delta|company}, {Omega|company} and {Gamma|company}.",
      "{Delta|company}'s bet on {Lumen|company} paid off.",
      "{Delta|company} declined to invest in {Lumen|company}.",
      "{Delta|company} is in talks to invest in {Lumen|company}.",
      "{Delta|company} passed on investing in {Lumen|company}.",
      "{Delta|company} asked {Omega|company} about {Lumen|company}.",
      "{Delta|company} raised prices at {Lumen|company}.",
      "Two years later the company was bought by {Delta|company}.",
      "{Delta|company} failed to acquire {Lumen|company}.",
      "{Delta|company} offered to buy {Lumen|company}.",
      "{Delta|company} denied that it had acquired {Lumen|company}.",
      "{Delta|company} rejected a bid from {Lumen|company}.",
      "{Delta|company} could buy {Lumen|company}.",
      "{Delta|company} bought back shares as {Lumen|company} fell.",
      "{Ann Ray|person} did not found {Lumen|company}.",
      "{Ann Ray|person} thought about founding {Lumen|company}.",
      "{Ann Ray|person} never worked at {Lumen|company}.",
      "{Ann Ray|person} spoke at {Ibis University|organization}.",
      "{Lumen|company} tried to hire {Ann Ray|person}.",
      "{Ann Ray|person} wrote to {Lumen|company}'s chief executive.",
      "{Lumen|company} has not released {Nova|model}.",
      "{Lumen|company} banned {Orca|product}.",
      "{Lumen|company} tested {Nova|model}.",
      "{Lumen|company} is no longer owned by {Delta|company}.",
      "{Lumen|company} refused to work with {Delta|company}.",
      "{Lumen|company} met with {Delta|company}.",
      "{Lumen|company}, along with {Delta|company}, was fined.",
      "{Lumen|company} does not compete with {Delta|company}.",
      "{Lumen|company} does not use {Orca|product}.",
      "{Lumen|company} banned the use of {Orca|product}.",
      "{Ann Ray|person} wrote about {Tides|work}.",
      "{Lumen|company} sells robots in {Oslo|place}.",
  });
}

}  // namespace
}  // namespace wenmai::ingest
