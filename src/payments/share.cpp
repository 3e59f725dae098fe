#include "payments/share.hpp"

#include "payments/share_reader.hpp"
#include "terms/period.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clauseline {
namespace {

Negative read_negative(std::string_view word) {
  if (word == "refund") return Negative::refund;
  return word == "zero" ? Negative::zero : Negative::carry;
}

/// What is read of a share apart from the numbers that may be hidden.
class Parts {
 public:
  Parts(ShareReader& reader, Share& share) : reader_(reader), share_(share) {}

  void bands() {
    std::size_t number = 0;
    for (const Fact& tier : reader_.fact().parts) {
      if (tier.name != "tier") continue;
      ++number;
      share_.band_currency = tier["currency"];
      const auto over = reader_.number(&tier, "over", fmt::format("tier.{}.over", number));
      const auto percent = reader_.number(&tier, "percent", fmt::format("tier.{}.percent", number));
      if (over && percent)
        share_.bands.push_back(
            {.over = *over, .percent = *percent, .whole = tier["applies"] == "whole"});
    }
    std::ranges::stable_sort(share_.bands, {}, &Band::over);
    if (number > 0)
      share_.notes.push_back(
          fmt::format("the tiers of {} apply to each payment period", share_.id));
  }

  void rate() {
    const Fact* rate = reader_.fact().part("rate");
    if (rate == nullptr && reader_.fact().part("tier") != nullptr) return;
    if (const auto percent = reader_.number(rate, "percent", "rate")) share_.rate = *percent;
  }

  std::optional<Limit> limit(const char* element) {
    const Fact* fact = reader_.fact().part(element);
    if (fact == nullptr) return std::nullopt;
    const auto per = (*fact)["per"];
    if (per == "claim") {
      share_.notes.push_back(
          fmt::format("the {} of {} is for each claim and was left out", element, share_.id));
      return std::nullopt;
    }
    const auto amount = reader_.money(fact, element, share_.currency);
    if (!amount) return std::nullopt;
    Limit limit{.amount = amount->amount,
                .currency = amount->currency,
                .length = {.months = months_of(per).value_or(0)}};
    if (const auto day = read_date((*fact)["counts-from"])) limit.counts_from = first_day(*day);
    if (limit.length != Duration{} && !limit.counts_from)
      share_.notes.push_back(
          fmt::format("the {} of {} is taken to run by calendar {}s, for it has no counts-from",
                      element, share_.id, per));
    return limit;
  }

  void recoup() {
    const Fact* fact = reader_.fact().part("recoup");
    if (fact == nullptr) return;
    const auto amount = reader_.money(fact, "recoup", share_.currency);
    Advance advance;
    if (fact->find("percent") != nullptr)
      advance.percent = reader_.number(fact, "percent", "recoup.percent").value_or(0);
    if (!amount) return;
    advance.amount = amount->amount;
    advance.currency = amount->currency;
    share_.recoup = advance;
    share_.notes.push_back(
        fmt::format("the advance of {} is taken to be unused at the beginning", share_.id));
  }

  void payment() {
    const Fact* pay = reader_.fact().part("pay");
    share_.every = reader_.duration(pay, "every", "pay.every");
    if (!share_.every)
      share_.notes.push_back(fmt::format(
          "how often {} is paid is not known: each row of the forecast is one payment period",
          share_.id));
    share_.within = reader_.duration(pay, "within", "pay.within").value_or(Duration{});
    if (pay == nullptr) return;
    share_.currency = (*pay)["currency"];
    share_.rounding = read_rounding((*pay)["rounding"]);
    share_.negative = read_negative((*pay)["negative"]);
    if ((*pay)["deferred"] == "yes")
      share_.notes.push_back(fmt::format(
          "{} lets payments be deferred, which was not computed: they stand in the period in "
          "which they accrue",
          share_.id));
    if ((*pay)["offset"] == "yes")
      share_.notes.push_back(fmt::format(
          "{} lets payments be set off against others, which was not computed", share_.id));
  }

  void late() {
    const Fact* pay = reader_.fact().part("pay");
    if (pay == nullptr || pay->find("late-percent") == nullptr) return;
    const auto percent = reader_.number(pay, "late-percent", "pay.late-percent");
    const auto per = read_duration((*pay)["late-per"]).value_or(Duration{.months = 12});
    if (!percent || per == Duration{}) return;
    constexpr int days_of_year = 365;
    constexpr int months_of_year = 12;
    const Exact length = Exact(per.months) * days_of_year / months_of_year + per.days;
    share_.late_per_day = *percent / length;
  }

  void scope() {
    if (const auto* assets = reader_.term()["base.assets"].get<Names>()) share_.assets = *assets;
    if (const auto* channels = reader_.term()["base.channels"].get<Names>())
      share_.channels = *channels;
  }

  void time() {
    share_.from = reader_.bound("from");
    share_.until = reader_.bound("until");
    for (const char* field : {"when", "unless"})
      if (const auto& condition = reader_.term()[field]; condition.stated())
        share_.notes.push_back(fmt::format("{} is paid {} {}, which is taken to be {}", share_.id,
                                           field, condition.text,
                                           field == std::string_view("when") ? "so" : "not so"));
  }

 private:
  ShareReader& reader_;
  Share& share_;
};

}  // namespace

bool is_above(const Limit& minimum, const Limit& cap) {
  if (cap.length == Duration{} || cap.length == minimum.length) return minimum.amount > cap.amount;
  return minimum.amount * cap.length.months > cap.amount * minimum.length.months &&
         minimum.length != Duration{};
}

Share read_share(const Term& term, const Interpretation& version, Given& given,
                 std::vector<Problem>& missing) {
  Share share{.id = term.id,
              .payer = std::string((*term.fact)["payer"]),
              .payee = std::string((*term.fact)["payee"]),
              .from = ends_at("?unstated"),
              .until = unstated_end()};
  if (!term.active()) {
    share.silent = term.status;
    return share;
  }
  ShareReader reader({.term = term, .version = version, .given = given, .missing = missing});
  Parts parts(reader, share);
  parts.payment();
  parts.rate();
  parts.bands();
  share.cap = parts.limit("cap");
  share.minimum = parts.limit("minimum");
  parts.recoup();
  parts.late();
  parts.scope();
  parts.time();
  reader.finish(share);
  return share;
}

}  // namespace clauseline
