#include <gtest/gtest.h>

#include "query/functions/function.h"

namespace wenmai::query {
namespace {

TEST(FunctionRegistryTest, NamesAreFoundInAnyCase) {
  ASSERT_NE(FindFunction("TOUPPER"), nullptr);
  EXPECT_EQ(FindFunction("toupper"), FindFunction("toUpper"));
  EXPECT_EQ(FindFunction("datetime.FROMEPOCH")->name, "datetime.fromEpoch");
  EXPECT_EQ(FindAggregateFunction("STDEVP")->name, "stDevP");
  EXPECT_EQ(FindFunction("point"), nullptr);
  EXPECT_EQ(FindFunction("count"), nullptr);
  EXPECT_EQ(FindAggregateFunction("toUpper"), nullptr);
}

TEST(FunctionRegistryTest, EveryFunctionIsDescribed) {
  for (const Function* function : AllFunctions()) {
    EXPECT_EQ(FindFunction(function->name), function);
    EXPECT_NE(function->body, nullptr) << function->name;
    EXPECT_FALSE(function->description.empty()) << function->name;
    EXPECT_TRUE(function->signature.starts_with(function->name + "(")) << function->name;
    EXPECT_LE(function->argument_count_min, function->argument_count_max) << function->name;
  }
  for (const AggregateFunction* function : AllAggregateFunctions()) {
    EXPECT_EQ(FindAggregateFunction(function->name), function);
    EXPECT_NE(function->make, nullptr) << function->name;
    EXPECT_FALSE(function->description.empty()) << function->name;
  }
}

TEST(FunctionRegistryTest, SignaturesShowTypes) {
  EXPECT_EQ(FindFunction("substring")->signature,
            "substring(text :: STRING, start :: INTEGER, length? :: INTEGER) :: STRING");
  EXPECT_EQ(FindFunction("abs")->signature, "abs(x :: INTEGER | FLOAT) :: INTEGER | FLOAT");
  EXPECT_EQ(FindFunction("rand")->signature, "rand() :: FLOAT");
}

TEST(FunctionRegistryTest, WhatIsTheSameThroughoutAStatementIsDeterministic) {
  for (const char* name : {"toUpper", "date", "datetime.statement", "time.truncate"}) {
    EXPECT_TRUE(FindFunction(name)->is_deterministic) << name;
  }
  for (const char* name : {"rand", "randomUUID", "datetime.realtime"}) {
    EXPECT_FALSE(FindFunction(name)->is_deterministic) << name;
  }
}

}  // namespace
}  // namespace wenmai::query
