// The C interface, through the shared library as it is installed.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <thread>

#include "wenmai/wenmai.h"

namespace {

class CApiTest : public testing::Test {
 protected:
  CApiTest() {
    EXPECT_EQ(wenmai_open(":memory:", nullptr, &database_), WENMAI_OK);
    session_ = wenmai_session_new(database_);
  }
  ~CApiTest() override {
    wenmai_session_free(session_);
    wenmai_close(database_);
  }

  // The first value of the first row as JSON.
  std::string Run(const char* query, const char* parameters = nullptr) {
    wenmai_result* result = nullptr;
    EXPECT_EQ(wenmai_run(session_, query, parameters, &result), WENMAI_OK) << wenmai_error_message();
    if (result == nullptr) return "";
    const std::string json = wenmai_next(result) == WENMAI_ROW ? wenmai_get_json(result, 0) : "";
    wenmai_result_free(result);
    return json;
  }

  wenmai_database* database_ = nullptr;
  wenmai_session* session_ = nullptr;
};

TEST_F(CApiTest, ValuesComeByTypeAndAsJson) {
  wenmai_result* result = nullptr;
  ASSERT_EQ(wenmai_run(session_, "RETURN true AS b, 7 AS i, 1.5 AS f, '文脉' AS s, null AS n, [1, {x: 2}] AS l", nullptr, &result), WENMAI_OK);
  ASSERT_EQ(wenmai_column_count(result), 6u);
  EXPECT_STREQ(wenmai_column_name(result, 3), "s");
  ASSERT_EQ(wenmai_next(result), WENMAI_ROW);
  const wenmai_type types[] = {WENMAI_BOOLEAN, WENMAI_INTEGER, WENMAI_FLOAT, WENMAI_STRING, WENMAI_NULL, WENMAI_OTHER};
  for (size_t i = 0; i < 6; ++i) EXPECT_EQ(wenmai_get_type(result, i), types[i]) << i;
  EXPECT_EQ(wenmai_get_boolean(result, 0), 1);
  EXPECT_EQ(wenmai_get_integer(result, 1), 7);
  EXPECT_EQ(wenmai_get_float(result, 1), 7.0);
  EXPECT_EQ(wenmai_get_float(result, 2), 1.5);
  size_t size = 0;
  EXPECT_STREQ(wenmai_get_string(result, 3, &size), "文脉");
  EXPECT_EQ(size, 6u);
  EXPECT_STREQ(wenmai_get_json(result, 5), "[1,{\"x\":2}]");
  EXPECT_EQ(wenmai_get_type(result, 99), WENMAI_NULL);
  EXPECT_STREQ(wenmai_get_string(result, 1, nullptr), "");
  EXPECT_EQ(wenmai_next(result), WENMAI_DONE);
  wenmai_result_free(result);
}

TEST_F(CApiTest, ErrorsHaveTheirPlaceAndLeaveTheOutputAlone) {
  wenmai_result* result = nullptr;
  EXPECT_EQ(wenmai_run(session_, "MATCH (n)\nRETURN m", nullptr, &result), WENMAI_INVALID_ARGUMENT);
  EXPECT_EQ(result, nullptr);
  EXPECT_STREQ(wenmai_error_detail(), "UndefinedVariable");
  EXPECT_EQ(wenmai_error_line(), 2);
  EXPECT_EQ(wenmai_error_column(), 8);
  EXPECT_EQ(wenmai_run(session_, "RETURN 1", "[1]", &result), WENMAI_INVALID_ARGUMENT);
  EXPECT_EQ(wenmai_run(nullptr, "RETURN 1", nullptr, &result), WENMAI_INVALID_ARGUMENT);
  EXPECT_EQ(wenmai_run(session_, nullptr, nullptr, &result), WENMAI_INVALID_ARGUMENT);
  wenmai_database* none = nullptr;
  EXPECT_EQ(wenmai_open("/proc/nowhere/g", nullptr, &none), WENMAI_IO);
  EXPECT_EQ(none, nullptr);
  EXPECT_EQ(wenmai_forget(database_, "nothing"), WENMAI_NOT_FOUND);
  std::thread([] { EXPECT_STREQ(wenmai_error_message(), ""); }).join();  // each thread has its own
}

TEST_F(CApiTest, AnOlderCallersOptionsAreEnough) {
  wenmai_open_options options;
  wenmai_open_options_init(&options);
  options.create_if_missing = 0;
  options.size = offsetof(wenmai_open_options, sync_commits);
  wenmai_database* none = nullptr;
  EXPECT_EQ(wenmai_open("/nonexistent/g", &options, &none), WENMAI_NOT_FOUND);
}

TEST_F(CApiTest, PreparedStatementsAndTransactions) {
  wenmai_transaction* transaction = nullptr;
  wenmai_result* result = nullptr;
  ASSERT_EQ(wenmai_begin(session_, &transaction), WENMAI_OK);
  ASSERT_EQ(wenmai_transaction_run(transaction, "CREATE (:A {x: $x})", "{\"x\": 1}", &result), WENMAI_OK);
  wenmai_result_free(result);
  wenmai_transaction_free(transaction);  // not committed
  EXPECT_EQ(Run("MATCH (a:A) RETURN count(a)"), "0");
  ASSERT_EQ(wenmai_begin(session_, &transaction), WENMAI_OK);
  ASSERT_EQ(wenmai_transaction_run(transaction, "CREATE (:A {x: $x})", "{\"x\": 1}", &result), WENMAI_OK);
  wenmai_result_free(result);
  ASSERT_EQ(wenmai_commit(transaction), WENMAI_OK);
  EXPECT_EQ(wenmai_commit(transaction), WENMAI_INVALID_ARGUMENT);
  wenmai_transaction_free(transaction);
  wenmai_statement* statement = nullptr;
  ASSERT_EQ(wenmai_prepare(session_, "MATCH (a:A) RETURN a.x + $y AS z", &statement), WENMAI_OK);
  for (const char* parameters : {"{\"y\": 1}", "{\"y\": 2}"}) {
    ASSERT_EQ(wenmai_run_statement(session_, statement, parameters, &result), WENMAI_OK);
    ASSERT_EQ(wenmai_next(result), WENMAI_ROW);
    EXPECT_EQ(wenmai_get_integer(result, 0), parameters[6] - '0' + 1);
    wenmai_result_free(result);
  }
  wenmai_statement_free(statement);
}

TEST_F(CApiTest, ParametersAreBoundByType) {
  wenmai_statement* statement = nullptr;
  wenmai_result* result = nullptr;
  ASSERT_EQ(wenmai_prepare(session_, "RETURN [$b, $i, $f, $s, $n, $l]", &statement), WENMAI_OK);
  EXPECT_EQ(wenmai_bind_boolean(statement, "b", 1), WENMAI_OK);
  EXPECT_EQ(wenmai_bind_integer(statement, "i", INT64_MIN), WENMAI_OK);
  EXPECT_EQ(wenmai_bind_float(statement, "f", 0.5), WENMAI_OK);
  EXPECT_EQ(wenmai_bind_string(statement, "s", "文脉 and more", 6), WENMAI_OK);
  EXPECT_EQ(wenmai_bind_null(statement, "n"), WENMAI_OK);
  EXPECT_EQ(wenmai_bind_json(statement, "l", "[1, {\"x\": 2}]"), WENMAI_OK);
  EXPECT_EQ(wenmai_bind_json(statement, "l", "[1"), WENMAI_INVALID_ARGUMENT);
  EXPECT_EQ(wenmai_bind_null(statement, nullptr), WENMAI_INVALID_ARGUMENT);
  const auto first_row = [&](const char* parameters) -> std::string {
    EXPECT_EQ(wenmai_run_statement(session_, statement, parameters, &result), WENMAI_OK) << wenmai_error_message();
    EXPECT_EQ(wenmai_next(result), WENMAI_ROW);
    const std::string json = wenmai_get_json(result, 0);
    wenmai_result_free(result);
    return json;
  };
  EXPECT_EQ(first_row(nullptr), "[true,-9223372036854775808,0.5,\"文脉\",null,[1,{\"x\":2}]]");
  EXPECT_EQ(first_row("{\"b\": 0, \"n\": 9}"), "[0,-9223372036854775808,0.5,\"文脉\",9,[1,{\"x\":2}]]");
  EXPECT_EQ(first_row(nullptr), "[true,-9223372036854775808,0.5,\"文脉\",null,[1,{\"x\":2}]]");
  wenmai_statement_free(statement);
}

TEST_F(CApiTest, AQueryCanBeCancelledAndLimited) {
  wenmai_result* result = nullptr;
  const char* endless = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x WHERE x < 0 RETURN x";
  wenmai_set_limits(session_, 50, 0);
  ASSERT_EQ(wenmai_run(session_, endless, nullptr, &result), WENMAI_OK);
  EXPECT_EQ(wenmai_next(result), WENMAI_LIMIT);
  wenmai_result_free(result);
  wenmai_set_limits(session_, 0, 0);
  ASSERT_EQ(wenmai_run(session_, endless, nullptr, &result), WENMAI_OK);
  std::thread canceller([this] { wenmai_cancel(session_); });
  EXPECT_EQ(wenmai_next(result), WENMAI_CANCELLED);
  canceller.join();
  wenmai_result_free(result);
}

TEST_F(CApiTest, ArticlesGoInAndOut) {
  const std::string text = "微软向OpenAI投资了10亿美元。\n";
  ASSERT_EQ(wenmai_ingest_text(database_, "a.md", text.data(), text.size()), WENMAI_OK) << wenmai_error_message();
  EXPECT_EQ(Run("MATCH (a:Article) RETURN count(a)"), "1");
  EXPECT_EQ(wenmai_forget(database_, "a.md"), WENMAI_OK);
  EXPECT_EQ(Run("MATCH (n) RETURN count(n)"), "0");
  int failed = 0;
  wenmai_ingest_summary summary{};
  const auto count = [](void* context, const char*, const char*) { ++*static_cast<int*>(context); };
  EXPECT_EQ(wenmai_ingest(database_, "/nonexistent.md", nullptr, count, &failed, &summary), WENMAI_OK);
  EXPECT_EQ(failed, 1);
  EXPECT_EQ(summary.failed, 1u);
}

}  // namespace
