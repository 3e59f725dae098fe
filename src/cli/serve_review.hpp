#pragma once

#include "cli/command.hpp"
#include "serve/review_pages.hpp"
#include "serve/server.hpp"

#include <mutex>
#include <string>

namespace clauseline::cli {

/// The pages of `serve --review`. What is decided there becomes the files that `review approve` and
/// its like would write, and is refused as they refuse it.
class ReviewSite {
 public:
  /// Throws Error where nobody can decide: without a working tree, or a name in git, or where what
  /// is to be reviewed cannot be found.
  explicit ReviewSite(Request request);

  /// Where the addresses of its pages begin: "/review/", a secret and "/".
  const std::string& root() const { return root_; }

  /// The revision whose house counts: where what is reviewed begins.
  const std::string& house() const { return house_; }

  /// True for an address that is, or would be, one of its pages.
  static bool holds(const serve::Query& query);

  /// The page of an address. Several threads may ask at a time.
  serve::Answer shown(const serve::Query& query) const;

  /// Writes what a form says, and leads to the page that shows it; else the page with what was
  /// typed, and why nothing was written.
  serve::Answer taken(const serve::Query& form);

 private:
  serve::Answer decided(const serve::Query& form) const;

  Request request_;
  std::string root_;
  std::string house_{};
  std::mutex guard_{};  // what one decides the next must see
};

/// Throws Error for a --host by which other machines may ask: decisions are taken from this one
/// alone.
void refuse_other_machines(const Request& request);

/// Says where pages are served.
void say_where(const std::string& url);

/// Serves these pages, and those of a ReviewSite.
Exit serve_review(ReviewSite& review, const serve::Address& address, const serve::Handler& others);

}  // namespace clauseline::cli
