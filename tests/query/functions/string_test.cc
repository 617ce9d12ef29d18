#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(StringFunctionTest, CaseFollowsUnicode) {
  CheckAll({
      {"toUpper('straße')", "'STRASSE'"},
      {"toLower('ÀÉ')", "'àé'"},
      {"upper('a')", "'A'"},
      {"lower('A')", "'a'"},
      {"toUpper(null)", "null"},
      {"toUpper('文脉')", "'文脉'"},
  });
}

TEST(StringFunctionTest, TrimTakesEveryKindOfSpace) {
  CheckAll({
      {"trim('  a b\\n\\t')", "'a b'"},
      {"trim('\u3000文\u00a0')", "'文'"},
      {"ltrim('  a ')", "'a '"},
      {"rtrim('  a ')", "'  a'"},
      {"btrim('xxaxx', 'x')", "'a'"},
      {"ltrim('xyxa', 'yx')", "'a'"},
      {"rtrim('文a文', '文')", "'文a'"},
      {"trim('')", "''"},
      {"trim('   ')", "''"},
      {"trim(null)", "null"},
  });
}

TEST(StringFunctionTest, PositionsCountCodePoints) {
  CheckAll({
      {"substring('hello', 1, 3)", "'ell'"},
      {"substring('hello', 2)", "'llo'"},
      {"substring('文脉通😀天', 1, 3)", "'脉通😀'"},
      {"substring('hello', 9)", "''"},
      {"substring('hello', 0, 0)", "''"},
      {"substring('hello', 3, 9)", "'lo'"},
      {"substring('hello', -1)", "ArgumentError at runtime: NumberOutOfRange"},
      {"substring('hello', 1, -1)", "ArgumentError at runtime: NumberOutOfRange"},
      {"substring('hello', null)", "null"},
      {"left('文脉通', 2)", "'文脉'"},
      {"left('ab', 5)", "'ab'"},
      {"left('ab', -1)", "ArgumentError at runtime: NumberOutOfRange"},
      {"right('文脉通', 2)", "'脉通'"},
      {"right('ab', 5)", "'ab'"},
      {"right('ab', 0)", "''"},
      {"right('ab', -1)", "ArgumentError at runtime: NumberOutOfRange"},
      {"size('文脉😀')", "3"},
      {"char_length('文脉')", "2"},
      {"character_length('')", "0"},
      {"reverse('a文😀')", "'😀文a'"},
  });
}

TEST(StringFunctionTest, ReplaceAndSplit) {
  CheckAll({
      {"replace('hello', 'l', 'L')", "'heLLo'"},
      {"replace('aaa', 'aa', 'b')", "'ba'"},
      {"replace('abc', '', 'x')", "'abc'"},
      {"replace('abc', 'b', '')", "'ac'"},
      {"replace('abc', null, 'x')", "null"},
      {"split('one1two', '1')", "['one', 'two']"},
      {"split('a,b;c', [',', ';'])", "['a', 'b', 'c']"},
      {"split('a==b=c', ['=', '=='])", "['a', 'b', 'c']"},
      {"split('abc', '')", "['a', 'b', 'c']"},
      {"split('文脉', '')", "['文', '脉']"},
      {"split('', ',')", "['']"},
      {"split(',', ',')", "['', '']"},
      {"split('abc', 'x')", "['abc']"},
      {"split('abc', null)", "null"},
      {"split('abc', ['b', 1])", "TypeError at runtime: InvalidArgumentValue"},
  });
}

TEST(StringFunctionTest, NormalizeKnowsFourForms) {
  CheckAll({
      {"size(normalize('e\u0301'))", "1"},
      {"size(normalize('\u00e9', 'NFD'))", "2"},
      {"normalize('ｆｉ', 'NFKC')", "'fi'"},
      {"normalize('a', 'NFX')", "ArgumentError at runtime: InvalidArgumentValue"},
  });
}

TEST(StringFunctionTest, OtherTypesAreRefused) {
  CheckAll({
      {"toUpper(1)", "SyntaxError at compile time: InvalidArgumentType"},
      {"left('a', 'b')", "SyntaxError at compile time: InvalidArgumentType"},
      {"trim([1, 'a'][0])", "TypeError at runtime: InvalidArgumentValue"},
      {"toUpper()", "SyntaxError at compile time: InvalidNumberOfArguments"},
      {"toUpper('a', 'b')", "SyntaxError at compile time: InvalidNumberOfArguments"},
      {"noSuchFunction(1)", "SyntaxError at compile time: UnknownFunction"},
  });
}

}  // namespace
}  // namespace wenmai::query
