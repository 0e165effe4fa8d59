# SPDX-License-Identifier: Apache-2.0
# Reads a finished study in R: each arm minus the first, with intervals, printed and drawn.
#
#   Rscript python/examples/read_a_study.R results/NAME [PICTURE.svg]
#
# Needs the package ncdf4 (Debian: r-cran-ncdf4). Not for sweeps, nor for studies with an ensemble, of
# which the parameter sets and not the replications are the independent observations.
library(ncdf4)

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 1) stop("usage: Rscript read_a_study.R FOLDER [PICTURE.svg]")
file <- nc_open(file.path(arguments[1], "results.h5"))
if ("design_point" %in% names(file$dim)) stop("this is a sweep; this script reads plain studies")
if ("set" %in% names(file$dim)) stop("a study with an ensemble needs intervals over its sets")
if (file$dim$arm$len < 2) stop("a study of one arm has nothing to compare")

# R has axes in the opposite order to the file: sum is (measure, replication, arm).
read <- function(name) ncvar_get(file, name, collapse_degen = FALSE)
arm <- read("arm")
outcome <- read("outcome")
sums <- read("sum")
dimnames(sums) <- list(read("measure"), NULL, arm)
numerator <- setNames(read("outcome_numerator"), outcome)
denominator <- setNames(read("outcome_denominator"), outcome)
scale <- setNames(read("outcome_scale"), outcome)

# The value of an outcome in an arm, and what each replication adds to its error (linearised;
# Cochran, Sampling Techniques, 3rd ed., 1977, 2.11).
value_of <- function(outcome, arm) {
  above <- sums[numerator[[outcome]], , arm]
  below <- if (nzchar(denominator[[outcome]])) sums[denominator[[outcome]], , arm] else 1 + 0 * above
  ratio <- sum(above) / sum(below)
  list(value = scale[[outcome]] * ratio,
       errors = scale[[outcome]] * (above - ratio * below) / mean(below))
}

# `arm` minus `against`, paired by replication: difference and its 95 % interval.
paired_difference <- function(outcome, arm, against) {
  one <- value_of(outcome, arm)
  other <- value_of(outcome, against)
  errors <- one$errors - other$errors
  n <- length(errors)
  half_width <- qt(0.975, n - 1) * sqrt(sum(errors^2) / (n - 1) / n)
  difference <- one$value - other$value
  c(difference = difference, low = difference - half_width, high = difference + half_width)
}

cat(ncatt_get(file, 0, "question")$value, "\n", sep = "")
drawn <- c("false_enquiries_per_10k", "missed_case_rate")
differences <- sapply(drawn, function(name) {
  sapply(arm[-1], function(one) paired_difference(name, one, arm[1]))
}, simplify = FALSE)
for (name in rev(drawn)) {
  for (one in arm[-1]) {
    row <- differences[[name]][, one]
    cat(sprintf("%s %s %+.6f [%+.6f, %+.6f]\n", one, name, row[1], row[2], row[3]))
  }
}
nc_close(file)

if (length(arguments) > 1) {
  svg(arguments[2], width = 7, height = 4.5)
  x <- differences[[1]]
  y <- 100 * differences[[2]]
  colours <- seq_along(arm[-1]) + 1
  plot(x[1, ], y[1, ], xlim = range(0, x), ylim = range(0, y), pch = 19, col = colours, bty = "l",
       xlab = "false enquiries per 10,000 child-years, minus the first arm",
       ylab = "missed per 100 harmed children,\nminus the first arm")
  abline(h = 0, v = 0, col = "grey60")
  segments(x[2, ], y[1, ], x[3, ], y[1, ], col = colours)
  segments(x[1, ], y[2, ], x[1, ], y[3, ], col = colours)
  legend("bottomright", legend = arm[-1], col = colours, pch = 19, bty = "n")
  invisible(dev.off())
}
