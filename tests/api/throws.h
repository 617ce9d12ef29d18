// EXPECT that a statement throws wenmai::Error with a code.
#pragma once

#include <gtest/gtest.h>

#include "wenmai/error.h"

#define EXPECT_ERROR(statement, expected)                                          \
  try {                                                                            \
    statement;                                                                     \
    ADD_FAILURE() << #statement " did not throw";                                  \
  } catch (const wenmai::Error& error) {                                           \
    EXPECT_EQ(error.code(), wenmai::ErrorCode::expected) << error.what();          \
  }
