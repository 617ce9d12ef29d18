// Functions that make and measure temporal values.

#include <chrono>
#include <string>

#include "query/expressions/errors.h"
#include "query/functions/definition.h"
#include "query/temporal/arithmetic.h"
#include "query/temporal/calendar.h"
#include "query/temporal/construct.h"
#include "query/temporal/select.h"
#include "query/temporal/truncate.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;
using Arguments = std::span<const Value>;

temporal::Clock StatementClock(const EvaluationContext& context) {
  return {context.statement_seconds, context.statement_nanoseconds,
          temporal::ParseZone(context.default_zone)};
}

temporal::Clock RealClock(const EvaluationContext& context) {
  using std::chrono::nanoseconds;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const int64_t total = std::chrono::duration_cast<nanoseconds>(now).count();
  return {temporal::FloorDivide(total, temporal::kNanosPerSecond),
          static_cast<int32_t>(temporal::FloorModulo(total, temporal::kNanosPerSecond)),
          temporal::ParseZone(context.default_zone)};
}

Value Make(ValueKind kind, const Value& argument, const temporal::Clock& clock) {
  switch (kind) {
    case ValueKind::kDate:
      return Value::MakeDate(temporal::MakeDate(argument, clock));
    case ValueKind::kLocalTime:
      return Value::MakeLocalTime(temporal::MakeLocalTime(argument, clock));
    case ValueKind::kTime:
      return Value::MakeTime(temporal::MakeTime(argument, clock));
    case ValueKind::kLocalDateTime:
      return Value::MakeLocalDateTime(temporal::MakeLocalDateTime(argument, clock));
    default:
      return Value::MakeDateTime(temporal::MakeDateTime(argument, clock));
  }
}

// `date()`, `date('2015-07-21')`, `date({year: 2015})`, `date(datetime)`.
template <ValueKind kind>
Value Construct(Arguments arguments, EvaluationContext& context) {
  const temporal::Clock clock = StatementClock(context);
  return arguments.empty() ? temporal::Now(kind, clock) : Make(kind, arguments[0], clock);
}

// The zone that `date.realtime('Europe/Paris')` or `date.realtime({timezone: 'Europe/Paris'})`
// names.
void SetZone(Arguments arguments, temporal::Clock* clock) {
  if (arguments.empty()) return;
  const Value& argument = arguments[0];
  const Value* name = argument.kind() == ValueKind::kMap ? argument.Find("timezone") : &argument;
  const bool is_map_of_one = argument.kind() != ValueKind::kMap || argument.map().size() == 1;
  if (name == nullptr || name->kind() != ValueKind::kString || !is_map_of_one) {
    throw ArgumentError("InvalidArgumentValue", "a time zone is expected here, and nothing else");
  }
  clock->zone = temporal::ParseZone(name->string());
}

template <ValueKind kind>
Value AtStatement(Arguments arguments, EvaluationContext& context) {
  temporal::Clock clock = StatementClock(context);
  SetZone(arguments, &clock);
  return temporal::Now(kind, clock);
}

template <ValueKind kind>
Value AtRealTime(Arguments arguments, EvaluationContext& context) {
  temporal::Clock clock = RealClock(context);
  SetZone(arguments, &clock);
  return temporal::Now(kind, clock);
}

// Without a value, the present moment is cut.
template <ValueKind kind>
Value Truncate(Arguments arguments, EvaluationContext& context) {
  const temporal::Clock clock = StatementClock(context);
  const Value value = arguments.size() > 1 ? arguments[1] : temporal::Now(kind, clock);
  const graph::Map fields = arguments.size() > 2 ? arguments[2].map() : graph::Map{};
  return temporal::Truncate(kind, arguments[0].string(), value, fields, clock);
}

Value DateTimeFromEpoch(int64_t seconds, int64_t nanoseconds) {
  const int64_t whole = seconds + temporal::FloorDivide(nanoseconds, temporal::kNanosPerSecond);
  const auto fraction =
      static_cast<int32_t>(temporal::FloorModulo(nanoseconds, temporal::kNanosPerSecond));
  return Value::MakeDateTime(
      temporal::CheckedDateTime(temporal::FromInstant(whole, fraction, temporal::Zone{})));
}

Value FromEpoch(Arguments arguments, EvaluationContext&) {
  return DateTimeFromEpoch(arguments[0].integer(), arguments[1].integer());
}

Value FromEpochMillis(Arguments arguments, EvaluationContext&) {
  const int64_t millis = arguments[0].integer();
  return DateTimeFromEpoch(temporal::FloorDivide(millis, 1'000),
                           temporal::FloorModulo(millis, 1'000) * 1'000'000);
}

Value MakeDuration(Arguments arguments, EvaluationContext&) {
  return Value::MakeDuration(temporal::MakeDuration(arguments[0]));
}

template <graph::Duration (*measure)(const Value&, const Value&)>
Value Measure(Arguments arguments, EvaluationContext&) {
  return Value::MakeDuration(measure(arguments[0], arguments[1]));
}

// The constructor of one type, its clocks and its truncate function. A statement has one present moment,
// so only the real time differs from call to call.
template <ValueKind kind>
void DefineInstant(const std::string& name, std::vector<Function>* functions) {
  constexpr TypeSet kType = TypeBit(kind);
  auto add = [functions](Function function) { functions->push_back(std::move(function)); };
  add(DefineFunction(name, {{"input", kString | kMap | kInstant, true}}, kType, Construct<kind>,
                     "A value from text, from a map of fields or from another temporal value; the "
                     "present moment without an argument."));
  for (const char* clock : {".transaction", ".statement"}) {
    add(DefineFunction(name + clock, {{"timezone", kString | kMap, true}}, kType, AtStatement<kind>,
                       "The moment at which the statement began."));
  }
  add(DefineVolatile(name + ".realtime", {{"timezone", kString | kMap, true}}, kType,
                     AtRealTime<kind>, "The moment of the call."));
  add(DefineFunction(name + ".truncate",
                     {{"unit", kString}, {"value", kInstant, true}, {"fields", kMap, true}}, kType,
                     Truncate<kind>,
                     "The value cut to a unit such as 'month' or 'hour', with fields set on it."));
}

}  // namespace

std::vector<Function> TemporalFunctions() {
  std::vector<Function> functions;
  DefineInstant<ValueKind::kDate>("date", &functions);
  DefineInstant<ValueKind::kLocalTime>("localtime", &functions);
  DefineInstant<ValueKind::kTime>("time", &functions);
  DefineInstant<ValueKind::kLocalDateTime>("localdatetime", &functions);
  DefineInstant<ValueKind::kDateTime>("datetime", &functions);
  constexpr Parameter kFrom{"from", kInstant}, kTo{"to", kInstant};
  auto add = [&functions](Function function) { functions.push_back(std::move(function)); };
  add(DefineFunction("datetime.fromEpoch", {{"seconds", kInteger}, {"nanoseconds", kInteger}},
                     TypeBit(ValueKind::kDateTime), FromEpoch,
                     "The moment so many seconds after 1970 began in UTC."));
  add(DefineFunction("datetime.fromEpochMillis", {{"milliseconds", kInteger}},
                     TypeBit(ValueKind::kDateTime), FromEpochMillis,
                     "The moment so many milliseconds after 1970 began in UTC."));
  add(DefineFunction("duration", {{"input", kString | kMap | kDuration}}, kDuration, MakeDuration,
                     "A duration from text or from a map such as {days: 1.5}."));
  add(DefineFunction("duration.between", {kFrom, kTo}, kDuration, Measure<temporal::Between>,
                     "From one moment to another, in months, days and seconds."));
  add(DefineFunction("duration.inMonths", {kFrom, kTo}, kDuration,
                     Measure<temporal::BetweenInMonths>,
                     "From one moment to another, in whole months."));
  add(DefineFunction("duration.inDays", {kFrom, kTo}, kDuration, Measure<temporal::BetweenInDays>,
                     "From one moment to another, in whole days."));
  add(DefineFunction("duration.inSeconds", {kFrom, kTo}, kDuration,
                     Measure<temporal::BetweenInSeconds>,
                     "From one moment to another, in seconds."));
  return functions;
}

}  // namespace wenmai::query
