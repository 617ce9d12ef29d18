#include "text/time_zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <map>
#include <mutex>
#include <utility>

namespace wenmai::text {
namespace {

// Rules repeat with the Gregorian calendar's 400 years. Instants far in the future are moved to an
// equal year near 2400, where ICU's arithmetic on milliseconds is exact; those far in the past,
// before any transition, to the bound.
constexpr int64_t kSecondsPerCycle = 146'097LL * 86'400;
constexpr int64_t kExactSecondsMax = 13'600'000'000;   // 2400
constexpr int64_t kExactSecondsMin = -10'000'000'000;  // 1653

double ToMilliseconds(int64_t seconds) {
  if (seconds > kExactSecondsMax) {
    seconds = kExactSecondsMax + (seconds - kExactSecondsMax) % kSecondsPerCycle;
  }
  if (seconds < kExactSecondsMin) seconds = kExactSecondsMin;
  return static_cast<double>(seconds) * 1000;
}

}  // namespace

struct TimeZone::Rules {
  std::unique_ptr<icu::BasicTimeZone> zone;
};

TimeZone::TimeZone(std::string name, std::unique_ptr<Rules> rules)
    : name_(std::move(name)), rules_(std::move(rules)) {}

TimeZone::~TimeZone() = default;

std::shared_ptr<const TimeZone> TimeZone::Find(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const TimeZone>, std::less<>> zones;
  const std::lock_guard lock(mutex);
  if (auto found = zones.find(name); found != zones.end()) return found->second;

  const auto id = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), name.size()));
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  icu::UnicodeString found_id;
  zone->getID(found_id);
  UErrorCode status = U_ZERO_ERROR;
  UBool is_system_id = false;
  icu::UnicodeString canonical_id;
  icu::TimeZone::getCanonicalID(id, canonical_id, is_system_id, status);
  // ICU answers an unknown name with a zone of its own, and takes names such as GMT+5 that IANA has
  // not.
  if (U_FAILURE(status) || !is_system_id || found_id != id) return nullptr;
  auto* basic_zone = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (basic_zone == nullptr) return nullptr;
  zone.release();
  auto rules = std::make_unique<Rules>();
  rules->zone.reset(basic_zone);
  std::shared_ptr<const TimeZone> result(new TimeZone(std::string(name), std::move(rules)));
  zones.emplace(name, result);
  return result;
}

int32_t TimeZone::OffsetAt(int64_t utc_seconds) const {
  int32_t raw = 0, daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules_->zone->getOffset(ToMilliseconds(utc_seconds), false, raw, daylight, status);
  return (raw + daylight) / 1000;
}

int32_t TimeZone::OffsetAtLocal(int64_t local_seconds) const {
  int32_t raw = 0, daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules_->zone->getOffsetFromLocal(ToMilliseconds(local_seconds), UCAL_TZ_LOCAL_FORMER,
                                   UCAL_TZ_LOCAL_FORMER, raw, daylight, status);
  return (raw + daylight) / 1000;
}

int32_t TimeZone::LaterOffsetAtLocal(int64_t local_seconds) const {
  int32_t raw = 0, daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules_->zone->getOffsetFromLocal(ToMilliseconds(local_seconds), UCAL_TZ_LOCAL_FORMER,
                                   UCAL_TZ_LOCAL_LATTER, raw, daylight, status);
  return (raw + daylight) / 1000;
}

}  // namespace wenmai::text
